using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Cli.Scanning;

/// <summary>
/// Completes the evidence of a gap whose type has no path: whether the project has one, or another scanned project.
/// Only a scan of everything can tell; a rule in the editor looks at one type at a time.
/// </summary>
internal static class PathsElsewhere
{
    public static ImmutableArray<Site> Note(ImmutableArray<Site> sites)
    {
        var guarded = sites.Where(site => site.Verdict == VerdictKind.GuardedCall).ToArray();
        var byProject = guarded.ToLookup(site => site.Project);
        return
        [
            .. sites.Select(site => site.Rule == RuleIds.NoPathInClient
                ? site with { Evidence = site.Evidence.Add(Evidence(byProject[site.Project].FirstOrDefault(), guarded.FirstOrDefault())) }
                : site),
        ];
    }

    private static SiteEvidence Evidence(Site? inProject, Site? anywhere) => (inProject, anywhere) switch
    {
        ({ } near, _) => At($"Elsewhere in the project {near.Type}.{near.Member} is guarded.", near),
        (null, { } far) => At($"The project has no path; in {far.Project} {far.Type}.{far.Member} is guarded.", far),
        _ => new SiteEvidence("No call in what was scanned is guarded.", null, null),
    };

    private static SiteEvidence At(string text, Site site) => new(text, site.File, site.Line);
}
