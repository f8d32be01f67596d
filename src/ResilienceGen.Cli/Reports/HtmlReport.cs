using System.Collections.Immutable;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Reports;

/// <summary>The report as one page: no script, nothing loaded from anywhere.</summary>
internal static class HtmlReport
{
    // Further rows stand in the page, folded away.
    private const int ShownRows = 15;

    private static readonly string Style = ReadStyle();

    public static string Write(ReportModel model) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Text(model.Title)}: resilience</title>
        <style>
        {Style}</style>
        </head>
        <body><main>
        <h1>{Html.Text(model.Title)}</h1>
        <p class="lead">{Lead(model)}</p>
        {Hero(model)}
        {History(model)}
        {Groups("By namespace", "Where most is to do stands first.", "namespace", model.Namespaces)}
        {Groups("By class", "", "class", model.Classes)}
        {Gaps(model)}
        {Reasons("Unknown, by reason", "What cannot be proved does not warn, and does not count as covered.", model.Unknown, "unknown")}
        {Reasons("Exempt, by reason", "These calls need no path and stay out of the coverage.", model.Exempt, "exempt")}
        <footer>ResilienceGen {Html.Text(ToolVersion.Text)}. {Html.Text(CoverageLine.Bound(model.Result))}. Coverage: guarded calls and clients among all sites that are not exempt.</footer>
        </main></body>
        </html>

        """;

    private static string Lead(ReportModel model)
    {
        var coverage = model.Result.Coverage;
        var sites = $"{coverage.Total} HTTP call {(coverage.Total == 1 ? "site" : "sites")} in {model.Classes.Length} {(model.Classes.Length == 1 ? "class" : "classes")}";
        return coverage.NewGaps > 0 ? $"{sites}; {coverage.NewGaps} {(coverage.NewGaps == 1 ? "call is" : "calls are")} sent once and accepted by nobody."
            : coverage.Gaps > 0 ? $"{sites}; every gap is accepted by the baseline."
            : $"{sites}; <span class=\"done\">no gap</span>.";
    }

    private static string Hero(ReportModel model)
    {
        var buckets = Bucket.Of(model.Result.Coverage);
        var tiles = buckets.Where(bucket => bucket.Count > 0 || bucket.Style != "baselined");
        return $"""
            <section class="hero">{Html.Ring(model.Result.Coverage.Percent)}
            <div><div class="tiles">{string.Concat(tiles.Select(Html.Tile))}</div>{Html.Bar(buckets, isTall: true)}</div></section>
            """;
    }

    private static string History(ReportModel model)
    {
        if (!model.Result.HasBaseline) return "";
        return model.History.Length < 2
            ? $"<section><h2>Burn-down</h2><p>{model.Result.Coverage.Baselined} gaps are accepted. The chart begins with the second commit that changes the baseline.</p></section>"
            : $"<section><h2>Burn-down</h2><p>Accepted gaps over time, from the history of the baseline.</p>{BurnDownChart.Draw(model.History)}</section>";
    }

    private static string Groups(string title, string text, string header, ImmutableArray<ReportGroup> groups)
    {
        var head = $"""<tr><th>{header}</th><th class="number">sites</th><th class="number">gaps</th><th class="number">covered</th><th class="wide"></th></tr>""";
        var most = groups.Select(group => group.Sites.Length).DefaultIfEmpty().Max();
        return Section(title, text, head, [.. groups.Select(Row)]);

        string Row(ReportGroup group) => $"""
            <tr><td><code>{Html.Text(group.Name)}</code></td><td class="number">{group.Sites.Length}</td><td class="number">{group.Coverage.Gaps}</td><td class="number">{Html.Percent(group.Coverage.Percent)}</td><td class="wide"><div style="width:{Html.Number(100.0 * group.Sites.Length / most)}%">{Html.Bar(Bucket.Of(group.Coverage))}</div></td></tr>

            """;
    }

    private static string Gaps(ReportModel model)
    {
        var head = """<tr><th class="half">call</th><th>why</th><th class="number"></th></tr>""";
        return Section("Gaps", "Each is proved; open one to see how.", head, [.. model.Gaps.Select(Row)]);

        static string Row(Site site) => $"""
            <tr><td><code title="{Html.Text(site.Type)}">{Html.Text(ShortName(site))}.{Html.Text(site.Member)} <b>{Html.Text(site.Callee)}</b></code><br><code class="place">{Html.Text(site.File)}:{site.Line}</code></td>
            <td><details class="why"><summary>{Html.Text(ReasonWords.Of(site.Reason))} <span class="place">{Html.Text(site.Rule ?? "")}</span></summary><ol>{string.Concat(site.Evidence.Select(Step))}</ol></details></td>
            <td class="number">{State(site)}</td></tr>

            """;
    }

    private static string Step(SiteEvidence step) =>
        $"<li>{Html.Text(step.Text)}{(step.File is null ? "" : $" <code>{Html.Text(step.File)}:{step.Line}</code>")}</li>";

    // The tables above have the full names.
    private static string ShortName(Site site) => site.Type.StartsWith(site.Namespace + ".", StringComparison.Ordinal) ? site.Type[(site.Namespace.Length + 1)..] : site.Type;

    private static string State(Site site) => site.Acceptance switch
    {
        null => """<span class="pill new">open</span>""",
        "" => """<span class="pill baselined">accepted</span>""",
        var reason => $"""<span class="pill baselined" title="{Html.Text(reason)}">accepted</span><br><span class="place">{Html.Text(reason)}</span>""",
    };

    private static string Reasons(string title, string text, ImmutableArray<ReportGroup> reasons, string style)
    {
        if (reasons.IsEmpty) return "";
        var most = reasons[0].Sites.Length;
        var head = """<tr><th>reason</th><th>for instance</th><th class="number">sites</th><th class="wide"></th></tr>""";
        return Section(title, text, head, [.. reasons.Select(Row)]);

        string Row(ReportGroup reason)
        {
            var example = reason.Sites[0];
            var rest = new Bucket("", "", most - reason.Sites.Length);
            return $"""
                <tr><td><code>{Html.Text(reason.Name)}</code></td><td>{Html.Text(example.Evidence.LastOrDefault()?.Text ?? "")}<br><code class="place">{Html.Text(example.File)}:{example.Line}</code></td>
                <td class="number">{reason.Sites.Length}</td><td class="wide"><div class="bar" aria-hidden="true"><i class="{style}" style="flex:{reason.Sites.Length}"></i><i style="flex:{rest.Count};min-width:0"></i></div></td></tr>

                """;
        }
    }

    private static string Section(string title, string text, string head, string[] rows)
    {
        if (rows.Length == 0) return "";
        var folded = rows.Length <= ShownRows ? "" : $"<details><summary>{rows.Length - ShownRows} more</summary><table>{head}{string.Concat(rows.Skip(ShownRows))}</table></details>";
        return $"<section><h2>{title}</h2>{(text.Length == 0 ? "" : $"<p>{text}</p>")}<table>{head}{string.Concat(rows.Take(ShownRows))}</table>{folded}</section>";
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("Reports/report.css")!);
        return reader.ReadToEnd();
    }
}
