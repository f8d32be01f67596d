using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Corpus;

/// <summary>The tool on code that nobody here wrote, against labels made by reading it.</summary>
public sealed class CorpusTests
{
    private const double PrecisionGoal = 0.90;
    private const double RecallGoal = 0.80;

    [CorpusFact]
    public async Task Gaps_are_found_and_nothing_else_is_reported()
    {
        var scores = new List<CorpusScore>();
        foreach (var labels in LabelFile.All())
        {
            var checkout = Path.Combine(CorpusFactAttribute.Folder, labels.Name);
            if (Directory.Exists(checkout)) scores.Add(await ScoreAsync(labels, checkout));
        }

        Assert.True(scores.Count >= 5, $"Only {scores.Count} checkouts are there.");
        var report = CorpusReport.Of(scores);
        Write(report);
        Assert.Empty(scores.SelectMany(score => score.ReportedGuardedCalls));
        foreach (var (precision, recall) in new[] { CorpusReport.Pooled(scores), CorpusReport.Mean(scores) })
            Assert.True(precision >= PrecisionGoal && recall >= RecallGoal, report);
    }

    private static async Task<CorpusScore> ScoreAsync(LabelFile labels, string checkout)
    {
        var run = await Tool.ScanAsync(checkout);
        Assert.Equal(0, run.ExitCode);
        var findings = run.Sites.Select(site => new Finding(
            site.GetProperty("file").GetString()!,
            site.GetProperty("line").GetInt32(),
            site.GetProperty("startLine").GetInt32(),
            site.GetProperty("callee").GetString()!,
            site.GetProperty("verdict").GetString()!));
        return CorpusScore.Of(labels, [.. findings], run.Json.GetProperty("binding").GetProperty("percent").GetDouble());
    }

    private static void Write(string report)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ResilienceGen.sln"))) root = root.Parent!;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts")).FullName, "corpus.md"), report);
    }
}
