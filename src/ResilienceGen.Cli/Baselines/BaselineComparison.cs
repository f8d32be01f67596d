using System.Collections.Immutable;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Baselines;

/// <summary>A new finding: a call with nothing in the baseline for it.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Entry">The entry that would accept it.</param>
internal sealed record NewFinding(Site Site, BaselineEntry Entry);

/// <summary>A new finding that is an accepted one in a member of another name.</summary>
internal sealed record MovedFinding(NewFinding Finding, BaselineLine Entry);

/// <summary>One baseline held against what was found in the projects that use it.</summary>
/// <param name="Path">The file; null for projects that have none.</param>
/// <param name="File">Its content.</param>
/// <param name="Findings">What was found in those projects.</param>
/// <param name="NotScanned">Projects that use the file too and were not scanned; while there are some, nothing can be called stale.</param>
internal sealed record BaselineComparison(
    string? Path,
    BaselineFile File,
    ImmutableArray<ProjectFindings> Findings,
    ImmutableArray<string> NotScanned)
{
    public bool IsWhole => NotScanned.IsEmpty;

    /// <summary>What is not accepted, each place once.</summary>
    public ImmutableArray<NewFinding> New { get; } =
    [
        .. Findings.SelectMany(project => project.Gaps)
            .Where(site => site.Acceptance is null)
            .GroupBy(site => (site.File, site.Line, site.Column))
            .Select(same => same.First())
            .OrderBy(site => site.File, StringComparer.Ordinal)
            .ThenBy(site => site.Line)
            .ThenBy(site => site.Column)
            .Select(site => new NewFinding(site, new BaselineEntry(site.Key!.Value, site.Rule!, ""))),
    ];

    /// <summary>What no finding needs any more.</summary>
    public ImmutableArray<BaselineLine> Stale { get; } =
        NotScanned.IsEmpty ? [.. new BaselineLedger(File).Unused(key => Needed(Findings, key))] : [];

    public int Accepted => File.Lines.Length - Stale.Length;

    /// <summary>New findings that read like a stale entry of another member: renamed members and moved types. Those of the same type are paired first.</summary>
    public ImmutableArray<MovedFinding> Moved()
    {
        var stale = Stale.ToList();
        var moved = ImmutableArray.CreateBuilder<MovedFinding>();
        foreach (var finding in New)
        {
            var key = finding.Entry.Key;
            var from = stale
                .Where(line => line.Entry.Key with { Member = key.Member } == key)
                .MaxBy(line => BaselineReach.TypeIdOf(line.Entry.Key.Member) == BaselineReach.TypeIdOf(key.Member));
            if (from is null) continue;
            stale.Remove(from);
            moved.Add(new MovedFinding(finding, from));
        }

        return moved.ToImmutable();
    }

    /// <summary>The entries that accept everything that was found: for each key as many as the compilation with the most of it needs, so that several target frameworks count once.</summary>
    public IEnumerable<BaselineEntry> Everything() =>
        from site in Findings.SelectMany(project => project.Gaps)
        group site by site.Key!.Value into equal
        from entry in Enumerable.Repeat(new BaselineEntry(equal.Key, equal.First().Rule!, ""), Needed(Findings, equal.Key))
        select entry;

    /// <summary>How many entries of a key the findings need beyond those there are.</summary>
    public int Missing(BaselineKey key) => Needed(Findings, key) - File.Lines.Count(line => line.Entry.Key == key);

    /// <summary>A comparison for each baseline, and one for the projects without any.</summary>
    public static ImmutableArray<BaselineComparison> Of(ScanResult result) =>
    [
        .. result.Findings
            .GroupBy(findings => findings.BaselinePath)
            .Select(shared => new BaselineComparison(shared.Key, shared.First().Baseline, [.. shared], shared.Key is null ? [] : Others(shared.Key, [.. shared]))),
    ];

    private static int Needed(ImmutableArray<ProjectFindings> findings, BaselineKey key) => findings.Max(project => project.Gaps.Count(site => site.Key == key));

    private static ImmutableArray<string> Others(string path, ImmutableArray<ProjectFindings> scanned)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        return
        [
            .. SourceTree.FilesUnder(folder)
                .Where(SourceTree.IsProject)
                .Except(scanned.Select(project => project.ProjectFile).OfType<string>())
                .Where(project => BaselineLocator.Nearest(System.IO.Path.GetDirectoryName(project)!) == path),
        ];
    }
}
