using System.Globalization;
using System.Text;

namespace ResilienceGen.Cli.Tests.Corpus;

/// <summary>The scores as a Markdown table, with every place that is not as labelled.</summary>
internal static class CorpusReport
{
    public static string Of(IReadOnlyList<CorpusScore> scores)
    {
        var text = new StringBuilder("# Scan of the labelled corpus\n\n");
        text.Append("| repository | bound | gap labels | found | missed | false alarms | unlabelled | precision | recall |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var score in scores)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {score.Labels.Repo} | {score.BoundPercent:0.0} % | {score.GapLabels} | {score.Found.Count} | {score.Missed.Count} | ")
                .Append(CultureInfo.InvariantCulture, $"{score.FalseAlarms.Count} | {score.Unlabelled.Count} | {score.Precision:0.000} | {score.Recall:0.000} |\n");
        }

        var pooled = Pooled(scores);
        var mean = Mean(scores);
        text.Append(CultureInfo.InvariantCulture, $"| pooled | | | | | | | {pooled.Precision:0.000} | {pooled.Recall:0.000} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| mean of repositories with at least 5 gap labels | | | | | | | {mean.Precision:0.000} | {mean.Recall:0.000} |\n");
        foreach (var score in scores) Places(text, score);
        return text.ToString();
    }

    public static (double Precision, double Recall) Pooled(IReadOnlyList<CorpusScore> scores)
    {
        double found = scores.Sum(score => score.Found.Count);
        return (found / scores.Sum(score => score.Reported), found / scores.Sum(score => score.GapLabels));
    }

    public static (double Precision, double Recall) Mean(IReadOnlyList<CorpusScore> scores)
    {
        var weighty = scores.Where(score => score.GapLabels >= 5).ToArray();
        return (weighty.Average(score => score.Precision), weighty.Average(score => score.Recall));
    }

    private static void Places(StringBuilder text, CorpusScore score)
    {
        string[] lines =
        [
            .. score.Missed.Select(label => $"- missed: {label.File}:{label.Line} {label.Api} ({label.Expect})"),
            .. score.FalseAlarms.Select(label => $"- false alarm: {label.File}:{label.Line} {label.Api} ({label.Expect})"),
            .. score.Unlabelled.Select(finding => $"- unlabelled: {finding.File}:{finding.Line} {finding.Callee}"),
        ];
        if (lines.Length > 0) text.Append(CultureInfo.InvariantCulture, $"\n## {score.Labels.Repo}\n\n{string.Join('\n', lines)}\n");
    }
}
