using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Cli.Baselines;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>A baseline against what was found, for people and for the log of a pipeline.</summary>
internal static class BaselineReport
{
    public static void Write(BaselineComparison comparison, ScanResult result, TextWriter output)
    {
        var moved = comparison.Moved().ToDictionary(move => move.Finding, move => move.Entry.Entry.Key.Member);
        foreach (var finding in comparison.New)
        {
            var site = finding.Site;
            var from = moved.TryGetValue(finding, out var member) ? $" (accepted as {member}; baseline accept --moved follows it)" : "";
            output.WriteLine($"{site.File}:{site.Line}: new {site.Rule} {site.Type}.{site.Member} {finding.Entry.Key.Callee}{from}");
        }

        foreach (var line in comparison.Stale)
            output.WriteLine($"{result.Shown(comparison.Path!)}:{line.Place.LineNumber + 1}: stale {line.Entry.Rule} {line.Entry.Key.Member} {line.Entry.Key.Callee}");
        if (!comparison.IsWhole)
            output.WriteLine($"{result.Shown(comparison.Path!)}: {comparison.NotScanned.Length} more projects use it and were not scanned, so nothing is called stale");
        var name = comparison.Path is null ? "without a baseline" : result.Shown(comparison.Path);
        output.WriteLine($"{name}: {comparison.Accepted} accepted, {comparison.New.Length} new ({moved.Count} moved), {comparison.Stale.Length} stale");
    }

    public static void WriteDiff(BaselineComparison comparison, ScanResult result, TextWriter output)
    {
        var moved = comparison.Moved();
        var added = comparison.New.Except(moved.Select(move => move.Finding)).Select(finding => finding.Entry);
        var removed = comparison.Stale.Except(moved.Select(move => move.Entry)).Select(line => line.Entry);
        output.WriteLine($"--- {(comparison.Path is null ? "no baseline" : result.Shown(comparison.Path))}");
        foreach (var (mark, entry) in Marked('-', removed).Concat(Marked('+', added)).OrderBy(change => change.Entry.ToString(), StringComparer.Ordinal))
            output.WriteLine($"{mark} {entry}");
        foreach (var move in moved) output.WriteLine($"> {move.Entry.Entry.Key.Member} -> {move.Finding.Entry.Key.Member} | {move.Finding.Entry.Key.Callee} | {move.Finding.Entry.Key.Hash}");
    }

    private static IEnumerable<(char Mark, BaselineEntry Entry)> Marked(char mark, IEnumerable<BaselineEntry> entries) => entries.Select(entry => (mark, entry));
}
