using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>A call site in one project's view of a document.</summary>
/// <param name="Document">The document that holds it.</param>
/// <param name="IsGenerated">Whether the document is the output of a generator: what the user wrote is in another file.</param>
/// <param name="Found">The site and its verdict.</param>
internal sealed record DocumentSite(DocumentId Document, bool IsGenerated, FoundSite Found)
{
    public Site Site => Found.Site;

    public bool IsGap => Site.Verdict == VerdictKind.Gap;

    public bool IsFixable => IsGap && Found.Verdict.Route is not null;

    public int Start => Found.Verdict.Location.SourceSpan.Start;
}

/// <summary>Scans a solution while it is being edited; a project whose documents did not change is not scanned again.</summary>
internal sealed class GapFinder(LoadedSolution loaded)
{
    private readonly Dictionary<ProjectId, (Solution Solution, IReadOnlyList<DocumentSite> Sites)> _known = [];

    public async Task<IReadOnlyList<DocumentSite>> FindAsync(Solution solution, CancellationToken cancellationToken)
    {
        var sites = new List<DocumentSite>();
        foreach (var project in loaded.Requested) sites.AddRange(await FindAsync(solution, project, cancellationToken));
        return sites;
    }

    /// <summary>The gaps of the solution, each once, whatever the number of frameworks it is compiled for.</summary>
    public async Task<ImmutableArray<Site>> GapsAsync(Solution solution, CancellationToken cancellationToken) => Gaps(await FindAsync(solution, cancellationToken), _ => true);

    public static ImmutableArray<Site> Gaps(IEnumerable<DocumentSite> sites, Predicate<Site> includes) =>
        Scanner.Unite(sites.Where(site => site.IsGap && includes(site.Site)).Select(site => site.Site));

    private async Task<IReadOnlyList<DocumentSite>> FindAsync(Solution solution, LoadedProject project, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(project.Id, out var known) && !Changed(known.Solution, solution, project.Id)) return known.Sites;
        var current = solution.GetProject(project.Id)!;
        var compilation = (await current.GetCompilationAsync(cancellationToken))!;
        var sites =
            from found in Scanner.Found(compilation, loaded with { Solution = solution }, project, cancellationToken)
            let document = current.GetDocument(found.Verdict.Location.SourceTree)
            where document is not null
            select new DocumentSite(document.Id, document is SourceGeneratedDocument, found);
        _known[project.Id] = (solution, [.. sites]);
        return _known[project.Id].Sites;
    }

    // What a project sees of the projects it refers to are declarations, and edits stay inside bodies.
    private static bool Changed(Solution before, Solution after, ProjectId project) =>
        !ReferenceEquals(before, after) && after.GetProject(project)!.GetChanges(before.GetProject(project)!).GetChangedDocuments().Any();
}
