using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Reports;

/// <summary>The sites of one class or namespace.</summary>
internal sealed record ReportGroup(string Name, ImmutableArray<Site> Sites)
{
    public Coverage Coverage { get; } = Coverage.Of(Sites);
}

/// <summary>What a report shows, whatever it is written in.</summary>
/// <param name="Title">The name of what was scanned.</param>
/// <param name="Result">The scan.</param>
/// <param name="History">How the baseline developed; empty without one or without git.</param>
internal sealed record ReportModel(string Title, ScanResult Result, ImmutableArray<BurnDownPoint> History)
{
    public ImmutableArray<ReportGroup> Namespaces { get; } = Groups(Result.Sites, site => site.Namespace);

    public ImmutableArray<ReportGroup> Classes { get; } = Groups(Result.Sites, site => site.Type);

    /// <summary>The gaps, new ones first.</summary>
    public ImmutableArray<Site> Gaps { get; } = [.. Result.Sites.Where(site => site.Verdict == VerdictKind.Gap).OrderBy(site => site.Acceptance is not null)];

    /// <summary>What could not be decided, by the reason that is most common.</summary>
    public ImmutableArray<ReportGroup> Unknown { get; } = ByReason(Result.Sites, VerdictKind.Unknown);

    public ImmutableArray<ReportGroup> Exempt { get; } = ByReason(Result.Sites, VerdictKind.Exempt);

    // Where there is most to do stands first.
    private static ImmutableArray<ReportGroup> Groups(IEnumerable<Site> sites, Func<Site, string> nameOf) =>
    [
        .. sites.GroupBy(nameOf)
            .Select(group => new ReportGroup(group.Key, [.. group]))
            .OrderByDescending(group => group.Coverage.NewGaps)
            .ThenByDescending(group => group.Coverage.Gaps)
            .ThenBy(group => group.Coverage.Percent)
            .ThenBy(group => group.Name, StringComparer.Ordinal),
    ];

    private static ImmutableArray<ReportGroup> ByReason(IEnumerable<Site> sites, VerdictKind verdict) =>
    [
        .. sites.Where(site => site.Verdict == verdict)
            .GroupBy(site => site.Reason)
            .Select(reason => new ReportGroup(reason.Key, [.. reason]))
            .OrderByDescending(reason => reason.Sites.Length)
            .ThenBy(reason => reason.Name, StringComparer.Ordinal),
    ];
}
