using System.Collections.Immutable;
using System.Text;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Reports;

/// <summary>The report as Markdown: for a pull request or a wiki.</summary>
internal static class MarkdownReport
{
    private const int BarCells = 20;

    public static string Write(ReportModel model)
    {
        var text = new StringBuilder();
        text.Append($"# {Cell(model.Title)}: resilience\n\n{CoverageLine.Of(model.Result)}\n\n{CoverageLine.Bound(model.Result)}\n");
        Table(text, "Verdicts", "| verdict | sites | |\n| --- | ---: | --- |", Bucket.Of(model.Result.Coverage).Select(bucket => $"| {bucket.Label} | {bucket.Count} | {Bar(bucket.Count, model.Result.Coverage.Total)} |"));
        Table(text, "Burn-down", "| commit | accepted gaps |\n| --- | ---: |", model.History.Select(point => $"| {point.Time:yyyy-MM-dd} | {point.Entries} |"));
        Groups(text, "By namespace", "namespace", model.Namespaces);
        Groups(text, "By class", "class", model.Classes);
        Table(text, "Gaps", "| place | rule | call | in | why | |\n| --- | --- | --- | --- | --- | --- |", model.Gaps.Select(Gap));
        Reasons(text, "Unknown, by reason", model.Unknown);
        Reasons(text, "Exempt, by reason", model.Exempt);
        return text.ToString();
    }

    private static void Groups(StringBuilder text, string title, string header, ImmutableArray<ReportGroup> groups) =>
        Table(
            text,
            title,
            $"| {header} | sites | gaps | baselined | unknown | covered | |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |",
            groups.Select(group => $"| `{Cell(group.Name)}` | {group.Sites.Length} | {group.Coverage.Gaps} | {group.Coverage.Baselined} | {group.Coverage.Unknown} | {Html.Percent(group.Coverage.Percent)} | {Bar(group.Coverage.Percent, 100)} |"));

    private static void Reasons(StringBuilder text, string title, ImmutableArray<ReportGroup> reasons) =>
        Table(text, title, "| reason | sites | for instance |\n| --- | ---: | --- |", reasons.Select(reason => $"| {Cell(reason.Name)} | {reason.Sites.Length} | {Cell(reason.Sites[0].File)}:{reason.Sites[0].Line} |"));

    private static string Gap(Site site)
    {
        var state = site.Acceptance switch { null => "", "" => "accepted", var reason => $"accepted: {reason}" };
        return $"| {Cell(site.File)}:{site.Line} | {site.Rule} | {Cell(site.Callee)} | `{Cell(site.Type)}.{Cell(site.Member)}` | {Cell(ReasonWords.Of(site.Reason))} | {Cell(state)} |";
    }

    private static void Table(StringBuilder text, string title, string head, IEnumerable<string> rows)
    {
        string[] lines = [.. rows];
        if (lines.Length > 0) text.Append($"\n## {title}\n\n{head}\n{string.Join('\n', lines)}\n");
    }

    private static string Bar(double part, double whole)
    {
        var filled = whole == 0 ? 0 : (int)Math.Round(BarCells * part / whole);
        return new string('█', filled) + new string('░', BarCells - filled);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
