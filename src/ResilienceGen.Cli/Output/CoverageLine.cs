using System.Globalization;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>The scan in two lines: the five buckets, and how much of the code did bind.</summary>
internal static class CoverageLine
{
    public static string Of(ScanResult result)
    {
        var coverage = result.Coverage;
        return Invariant($"ResilienceGen: {coverage.Total} HTTP call sites: {coverage.GuardedCalls} guarded call, {coverage.GuardedClients} guarded client, {coverage.Gaps} gap{Rules(result)}, {coverage.Unknown} unknown, {coverage.Exempt} exempt | coverage {coverage.Percent:0.0} % (exempt left out)");
    }

    public static string Bound(ScanResult result)
    {
        var binding = result.Binding;
        var weak = result.Projects.Where(project => project.Binding.Percent < binding.Percent - 5).ToArray();
        var detail = weak.Length == 0 ? "" : $" | least in {string.Join(", ", weak.OrderBy(project => project.Binding.Percent).Take(5).Select(project => Invariant($"{project.Name} {project.Binding.Percent:0.0} %")))}";
        return Invariant($"bound: {binding.Percent:0.0} % of {binding.Invocations} invocations in {result.Projects.Length} {(result.Projects.Length == 1 ? "project" : "projects")}{detail}");
    }

    private static string Rules(ScanResult result)
    {
        var rules = result.Sites
            .Where(site => site.Verdict == VerdictKind.Gap && site.Rule is not null)
            .GroupBy(site => site.Rule!)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"{rule.Key} {rule.Count()}")
            .ToArray();
        var baselined = result.HasBaseline ? $"; {result.Coverage.Baselined} baselined, {result.Coverage.NewGaps} new" : "";
        return rules.Length == 0 ? "" : $" ({string.Join(", ", rules)}{baselined})";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
