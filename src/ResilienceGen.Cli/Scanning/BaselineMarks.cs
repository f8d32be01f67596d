using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Cli.Scanning;

/// <summary>Marks the gaps of one compilation that a baseline accepts, exactly as the analyzer would hold them back.</summary>
internal static class BaselineMarks
{
    public static IEnumerable<Site> Mark(IReadOnlyList<FoundSite> found, BaselineFile baseline)
    {
        var reasons = baseline.Lines.ToLookup(line => line.Entry.Key, line => line.Entry.Reason);
        var accepted = new BaselineLedger(baseline).Accept(
            from site in found
            where site.Site.Key is not null
            select new FiledFinding<FoundSite>(site, site.Site.Key!.Value, site.Verdict.Location.SourceTree!.FilePath, site.Verdict.Location.SourceSpan.Start));
        return found.Select(site => accepted.Contains(site) ? site.Site with { Acceptance = reasons[site.Site.Key!.Value].First() } : site.Site);
    }

    public static bool IsNewGap(this Site site) => site is { Verdict: VerdictKind.Gap, Acceptance: null };
}
