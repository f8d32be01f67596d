using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ResilienceGen.Cli.Reports;
using ResilienceGen.Cli.Tests.Support;

namespace ResilienceGen.Cli.Tests.Reports;

/// <summary>The report: what it writes, that it needs nothing else, and that it shows what is there.</summary>
public sealed partial class ReportTests
{
    [Fact]
    public async Task Three_files_are_written_and_named()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        var run = await ReportAsync(folder);
        Assert.Equal(0, run.ExitCode);
        foreach (var name in new[] { "resilience.html", "resilience.md", "resilience.sarif" }) Assert.Contains(folder.Combine($"out/{name}"), run.Output);
        Assert.Contains("3 HTTP call sites", run.Output);
        Assert.Equal(2, JsonDocument.Parse(folder.Read("out/resilience.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Page_loads_nothing_and_runs_nothing()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        await ReportAsync(folder);
        Assert.DoesNotMatch(Foreign(), folder.Read("out/resilience.html"));
    }

    [Fact]
    public async Task Page_is_well_formed_and_shows_each_gap_with_its_reason()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath), ("Generic.cs", Clients.Bare.Replace("class Bare", "class Bare<T>", StringComparison.Ordinal)));
        await ReportAsync(folder);
        var page = Parse(folder.Read("out/resilience.html"));
        var text = string.Join(' ', page.DescendantNodes().OfType<XText>().Select(part => part.Value));
        foreach (var expected in new[] { "App.Orders", "App.Bare<T>", "Orders.cs:17", "a path is in reach and can be taken", "the verb is not idempotent", "no path is in reach", "25.0 %" })
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_has_the_same_tables()
    {
        using var folder = CodeFolder.With(("Orders.cs", Clients.WithPath));
        await ReportAsync(folder);
        var text = folder.Read("out/resilience.md");
        Assert.Contains("| `App.Orders` | 3 | 2 | 0 | 0 | 33.3 % | ███████░░░░░░░░░░░░░ |", text, StringComparison.Ordinal);
        Assert.Contains("| Orders.cs:23 | RSG1002 | PostAsync | `App.Orders.WriteAsync` | the verb is not idempotent and the path would send it again |  |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_base_without_calls_has_a_report_too()
    {
        using var folder = CodeFolder.With(("A.cs", "class A { }"));
        Assert.Equal(0, (await ReportAsync(folder)).ExitCode);
        Assert.Contains("no gap", folder.Read("out/resilience.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Burn_down_is_read_from_the_history_of_the_baseline()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare), ("B.cs", Clients.Bare.Replace("Bare", "Other", StringComparison.Ordinal)));
        await GitAsync(folder, "init", "-q");
        await Tool.RunAsync("baseline", "init", folder.Root, "--loose");
        await CommitAsync(folder, "2026-01-05");
        File.Delete(folder.Combine("B.cs"));
        await Tool.RunAsync("baseline", "prune", folder.Root, "--loose");
        await CommitAsync(folder, "2026-02-09");

        await ReportAsync(folder);
        Assert.Contains("| 2026-01-05 | 2 |\n| 2026-02-09 | 1 |", folder.Read("out/resilience.md"), StringComparison.Ordinal);
        var chart = Parse(folder.Read("out/resilience.html")).Descendants("svg").Single(svg => (string?)svg.Attribute("class") == "chart");
        Assert.Equal(["2026-01-05: 2", "2026-02-09: 1"], chart.Descendants("title").Select(title => title.Value));
    }

    [Fact]
    public async Task Baseline_without_history_says_when_the_chart_begins()
    {
        using var folder = CodeFolder.With(("A.cs", Clients.Bare));
        await Tool.RunAsync("baseline", "init", folder.Root, "--loose");
        await ReportAsync(folder);
        Assert.Contains("The chart begins with the second commit", folder.Read("out/resilience.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(87)]
    [InlineData(301)]
    [InlineData(1999)]
    public void Chart_stays_inside_its_frame(int most)
    {
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var chart = XElement.Parse(BurnDownChart.Draw([new BurnDownPoint(day, most), new BurnDownPoint(day.AddDays(9), most / 2), new BurnDownPoint(day.AddDays(9), 0)]));
        Assert.All(chart.Descendants("circle"), dot =>
        {
            Assert.InRange((double)dot.Attribute("cx")!, 0, 1040);
            Assert.InRange((double)dot.Attribute("cy")!, 0, 240);
        });
    }

    private static Task<ToolRun> ReportAsync(CodeFolder folder) => Tool.RunAsync("report", folder.Root, "--loose", "--output", folder.Combine("out"));

    // The page is written so that it is XML but for its first line, its empty elements in the head and its line breaks.
    private static XElement Parse(string page) =>
        XElement.Parse(Void().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "<$1/>"));

    private static async Task CommitAsync(CodeFolder folder, string day)
    {
        await GitAsync(folder, "add", "-A");
        await GitAsync(folder, "commit", "-q", "-m", "change", $"--date={day}T10:00:00Z");
        await GitAsync(folder, "-c", "sequence.editor=true", "rebase", "-q", "--committer-date-is-author-date", "--root");
    }

    private static async Task GitAsync(CodeFolder folder, params string[] arguments)
    {
        var run = await Processes.RunAsync(folder.Root, "git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [GeneratedRegex("""<script|\bon[a-z]+="|https?:|url\(|@import|<link|<img|<iframe""")]
    private static partial Regex Foreign();

    [GeneratedRegex("<(meta [^>]*|br)>")]
    private static partial Regex Void();
}
