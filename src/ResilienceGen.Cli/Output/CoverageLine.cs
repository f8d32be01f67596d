using System.Globalization;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>The scan in a few lines: the five buckets, for each project and for all, and how much of the code did bind.</summary>
internal static class CoverageLine
{
    public static string Of(ScanResult result) =>
        $"ResilienceGen: {Of(result.Sites, result.HasBaseline)} (exempt left out)";

    /// <summary>A line for each project that has call sites, if there are several.</summary>
    public static IEnumerable<string> PerProject(ScanResult result)
    {
        var projects = result.Sites.GroupBy(site => site.Project).OrderBy(project => project.Key, StringComparer.Ordinal).ToArray();
        return projects.Length < 2 ? [] : projects.Select(project => $"{project.Key}: {Of([.. project], result.HasBaseline)}");
    }

    private static string Of(IReadOnlyCollection<Site> sites, bool hasBaseline)
    {
        var coverage = Coverage.Of(sites);
        return Invariant($"{coverage.Total} HTTP call sites: {coverage.GuardedCalls} guarded call, {coverage.GuardedClients} guarded client, {coverage.Gaps} gap{Rules(sites, coverage, hasBaseline)}, {coverage.Unknown} unknown, {coverage.Exempt} exempt | coverage {coverage.Percent:0.0} %");
    }

    public static string Bound(ScanResult result)
    {
        var binding = result.Binding;
        var weak = result.Projects.Where(project => project.Binding.Percent < binding.Percent - 5).ToArray();
        var detail = weak.Length == 0 ? "" : $" | least in {string.Join(", ", weak.OrderBy(project => project.Binding.Percent).Take(5).Select(project => Invariant($"{project.Name} {project.Binding.Percent:0.0} %")))}";
        return Invariant($"bound: {binding.Percent:0.0} % of {binding.Invocations} invocations in {result.Projects.Length} {(result.Projects.Length == 1 ? "project" : "projects")}{detail}");
    }

    private static string Rules(IReadOnlyCollection<Site> sites, Coverage coverage, bool hasBaseline)
    {
        var rules = sites
            .Where(site => site.Verdict == VerdictKind.Gap && site.Rule is not null)
            .GroupBy(site => site.Rule!)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"{rule.Key} {rule.Count()}")
            .ToArray();
        var baselined = hasBaseline ? $"; {coverage.Baselined} baselined, {coverage.NewGaps} new" : "";
        return rules.Length == 0 ? "" : $" ({string.Join(", ", rules)}{baselined})";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
