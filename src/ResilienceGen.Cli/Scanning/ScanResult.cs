using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Scanning;

/// <summary>What was found out about one project as a whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Its file, relative to the root; null for files that belong to no project.</param>
/// <param name="TargetFramework">Its target framework, where known.</param>
/// <param name="Binding">How much of it did bind.</param>
internal sealed record ProjectSummary(string Name, string? File, string? TargetFramework, Binding Binding);

/// <summary>What a scan found.</summary>
/// <param name="Root">The folder that paths are relative to.</param>
/// <param name="Projects">The scanned projects.</param>
/// <param name="Sites">Every call site once, ordered by file and position.</param>
/// <param name="Notices">What went wrong or was assumed.</param>
internal sealed record ScanResult(
    string Root,
    ImmutableArray<ProjectSummary> Projects,
    ImmutableArray<Site> Sites,
    ImmutableArray<Notice> Notices)
{
    /// <summary>The gaps of each compilation by itself, held against its baseline.</summary>
    public ImmutableArray<ProjectFindings> Findings { get; init; } = [];

    /// <summary>Whether any of the scanned projects has a baseline.</summary>
    public bool HasBaseline => Findings.Any(findings => findings.BaselinePath is not null);

    /// <summary>A path as it is printed.</summary>
    public string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public Binding Binding => Projects.Aggregate(Binding.None, (total, project) => total + project.Binding);

    public Coverage Coverage => Coverage.Of(Sites);

    /// <summary>Whether part of the target could not be scanned.</summary>
    public bool IsIncomplete => Notices.Any(notice => notice.Level == NoticeLevel.Error);
}

/// <summary>The five buckets. Exempt sites need no path and stay out of the denominator; unknown ones stay in.</summary>
internal sealed record Coverage(int GuardedCalls, int GuardedClients, int Gaps, int Unknown, int Exempt)
{
    /// <summary>How many of the gaps the baseline accepts. They are gaps all the same.</summary>
    public int Baselined { get; init; }

    public int NewGaps => Gaps - Baselined;

    public int Total => GuardedCalls + GuardedClients + Gaps + Unknown + Exempt;

    /// <summary>Guarded sites among those that need a path, in percent; 100 where there are none.</summary>
    public double Percent => Total == Exempt ? 100 : Math.Round(100.0 * (GuardedCalls + GuardedClients) / (Total - Exempt), 1);

    public static Coverage Of(IReadOnlyCollection<Site> sites)
    {
        var verdicts = sites.ToLookup(site => site.Verdict);
        return new Coverage(
            verdicts[VerdictKind.GuardedCall].Count(),
            verdicts[VerdictKind.GuardedClient].Count(),
            verdicts[VerdictKind.Gap].Count(),
            verdicts[VerdictKind.Unknown].Count(),
            verdicts[VerdictKind.Exempt].Count())
        {
            Baselined = sites.Count(site => site is { Verdict: VerdictKind.Gap, Acceptance: not null }),
        };
    }
}
