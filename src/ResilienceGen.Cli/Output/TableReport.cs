using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Scanning;
using Spectre.Console;

namespace ResilienceGen.Cli.Output;

/// <summary>The scan for people: the gaps, then a table per class, then the totals.</summary>
internal static class TableReport
{
    // Redirected output has no width; wide enough that no class name wraps.
    private const int RedirectedWidth = 220;

    public static void Write(ScanResult result, TextWriter output, bool isTerminal)
    {
        foreach (var gap in result.Sites.Where(site => site.Verdict == VerdictKind.Gap))
            output.WriteLine($"{gap.File}:{gap.Line}: {gap.Rule ?? "gap"} {gap.Callee} in {gap.Type}.{gap.Member} ({gap.Reason}){(gap.Acceptance is null ? "" : " [baselined]")}");

        if (result.Sites.Length > 0) Console(output, isTerminal).Write(Table(result));
        foreach (var line in CoverageLine.PerProject(result)) output.WriteLine(line);
        output.WriteLine(CoverageLine.Of(result));
        output.WriteLine(CoverageLine.Bound(result));
    }

    private static Table Table(ScanResult result)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("class");
        foreach (var header in new[] { "gap", "guarded call", "guarded client", "unknown", "exempt" }) table.AddColumn(new TableColumn(header).RightAligned());
        table.AddColumn("rules");
        foreach (var type in result.Sites.GroupBy(site => site.Type).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var counts = Coverage.Of([.. type]);
            string[] cells = [type.Key, .. Cells(counts), Rules(type)];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    private static IEnumerable<string> Cells(Coverage counts) =>
        new[] { counts.Gaps, counts.GuardedCalls, counts.GuardedClients, counts.Unknown, counts.Exempt }.Select(count => count == 0 ? "" : $"{count}");

    private static string Rules(IEnumerable<Site> sites) =>
        string.Join(", ", sites.Select(site => site.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    // Spectre writes colour codes into files when TERM names a terminal; only a real one gets them.
    private static IAnsiConsole Console(TextWriter output, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
