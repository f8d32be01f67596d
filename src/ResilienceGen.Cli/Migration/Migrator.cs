using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>Routes gaps through their paths, in memory, until a round edits nothing more. Each run goes on from what the one before it left.</summary>
/// <param name="loaded">The solution to migrate.</param>
/// <param name="obstacle">Why a file cannot be written, if so.</param>
/// <param name="progress">Where to report.</param>
internal sealed class Migrator(LoadedSolution loaded, Func<string, SourceText, Obstacle?> obstacle, Progress progress)
{
    // Each round can only shrink the set of gaps; more rounds than this mean that something keeps changing its mind.
    private const int MostRounds = 8;

    private readonly GapFinder _finder = new(loaded);
    private readonly Dictionary<(string File, string Expression, string Member), Refusal> _refused = [];
    private readonly Dictionary<string, Obstacle?> _obstacles = [];
    private Solution _solution = loaded.Solution;

    /// <summary>The gaps as the solution stands now.</summary>
    public Task<ImmutableArray<Site>> GapsAsync(CancellationToken cancellationToken) => _finder.GapsAsync(_solution, cancellationToken);

    /// <summary>Migrates the sites that are included.</summary>
    public async Task<MigrationResult> RunAsync(Predicate<Site> includes, CancellationToken cancellationToken)
    {
        var start = _solution;
        var edits = new List<SiteEdit>();
        var sites = await FindAsync(cancellationToken);
        var before = GapFinder.Gaps(sites, includes).Length;
        for (var round = 1; round <= MostRounds; round++)
        {
            progress.Report($"migrating, round {round}");
            if (await RunRoundAsync(sites, includes, cancellationToken) is not { Count: > 0 } edited) break;
            edits.AddRange(edited);
            sites = await FindAsync(cancellationToken);
        }

        var left = GapFinder.Gaps(sites, includes);
        return new MigrationResult(loaded.Root, await FilesSinceAsync(start, cancellationToken), [.. edits], [.. left.Select(RefusalOf)], before, left.Length);
    }

    private async Task<IReadOnlyList<DocumentSite>> FindAsync(CancellationToken cancellationToken) =>
        await _finder.FindAsync(_solution, cancellationToken);

    private async Task<IReadOnlyList<SiteEdit>> RunRoundAsync(IReadOnlyList<DocumentSite> sites, Predicate<Site> includes, CancellationToken cancellationToken)
    {
        var start = _solution;
        var edited = new Dictionary<string, IReadOnlyList<DocumentSite>>();
        RefuseGenerated(sites);
        foreach (var file in sites.Where(site => !site.IsGenerated).GroupBy(site => PathOf(start, site)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidates = file.Where(site => IsCandidate(site, includes)).ToArray();
            if (candidates.Length == 0 || await IsObstructedAsync(file.Key, candidates, cancellationToken)) continue;
            progress.Report($"migrating {loaded.Relative(file.Key)}");
            if (await new FileMigration(start, [.. file], Refuse).EditAsync(candidates, cancellationToken) is not { } edit) continue;
            _solution = WithText(_solution, file.Key, edit.Text);
            edited[file.Key] = edit.Edited;
        }

        await RollBackAsync(start, edited, cancellationToken);
        return [.. edited.Values.SelectMany(file => file).Select(site => new SiteEdit(site.Site, site.Found.Verdict.Route!.Target))];
    }

    // Razor shows its code to the compiler as generated C#; an edit there would be lost with the next build.
    private void RefuseGenerated(IEnumerable<DocumentSite> sites)
    {
        foreach (var site in sites.Where(site => site is { IsGenerated: true, IsFixable: true }))
            Refuse(site.Site, RefusalReasons.GeneratedCode, "The compiler sees this file only through generated code; route the call by hand.");
    }

    private bool IsCandidate(DocumentSite site, Predicate<Site> includes)
    {
        if (!site.IsFixable || !includes(site.Site) || _refused.ContainsKey(Key(site.Site))) return false;
        if (!site.Site.File.StartsWith("../", StringComparison.Ordinal)) return true;
        Refuse(site.Site, RefusalReasons.OutsideTarget, "The file is not below the folder of the target; name a folder or solution that holds it.");
        return false;
    }

    private async Task<bool> IsObstructedAsync(string path, IEnumerable<DocumentSite> candidates, CancellationToken cancellationToken)
    {
        // Asked once, before anything is written: later on the file may hold an earlier run's edits.
        if (!_obstacles.ContainsKey(path)) _obstacles[path] = obstacle(path, await TextOf(loaded.Solution, path, cancellationToken));
        if (_obstacles[path] is not { } found) return false;
        foreach (var site in candidates) Refuse(site.Site, found.Reason, found.Detail);
        return true;
    }

    // The whole projects once more: an edit that breaks a file other than its own would show only here.
    private async Task RollBackAsync(Solution start, Dictionary<string, IReadOnlyList<DocumentSite>> edited, CancellationToken cancellationToken)
    {
        while (edited.Count > 0 && await NewErrorAsync(start, edited.Keys, cancellationToken) is { } error)
        {
            string[] culprits = edited.ContainsKey(error.File) ? [error.File] : [.. edited.Keys];
            foreach (var path in culprits)
            {
                foreach (var site in edited[path]) Refuse(site.Site, RefusalReasons.WouldNotCompile, error.Text);
                edited.Remove(path);
                _solution = WithText(_solution, path, await TextOf(start, path, cancellationToken));
            }
        }
    }

    private async Task<CompileError?> NewErrorAsync(Solution start, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var project in paths.SelectMany(path => start.GetDocumentIdsWithFilePath(path)).Select(id => id.ProjectId).Distinct())
        {
            progress.Report($"compiling {start.GetProject(project)!.Name}");
            var before = (await start.GetProject(project)!.GetCompilationAsync(cancellationToken))!;
            var after = (await _solution.GetProject(project)!.GetCompilationAsync(cancellationToken))!;
            if (CompileErrors.Of(after, cancellationToken).NewSince(CompileErrors.Of(before, cancellationToken)) is [var error, ..]) return error;
        }

        return null;
    }

    private void Refuse(Site site, string reason, string detail) => _refused.TryAdd(Key(site), new Refusal(site, reason, detail));

    private Refusal RefusalOf(Site gap)
    {
        if (_refused.TryGetValue(Key(gap), out var refusal)) return refusal with { Site = gap };
        return gap.Rule == Analyzers.Support.RuleIds.CallBypassesPath
            ? new Refusal(gap, RefusalReasons.RoundLimit, "Run the migration again.")
            : new Refusal(gap, RefusalReasons.NotFixable, $"{gap.Rule}: {gap.Reason}");
    }

    private static (string File, string Expression, string Member) Key(Site site) => (site.File, site.Expression, $"{site.Type}.{site.Member}");

    private static string PathOf(Solution solution, DocumentSite site) => solution.GetDocument(site.Document)!.FilePath!;

    private static Solution WithText(Solution solution, string path, SourceText text) =>
        solution.GetDocumentIdsWithFilePath(path).Aggregate(solution, (current, id) => current.WithDocumentText(id, text));

    private static async Task<SourceText> TextOf(Solution solution, string path, CancellationToken cancellationToken) =>
        await solution.GetDocument(solution.GetDocumentIdsWithFilePath(path)[0])!.GetTextAsync(cancellationToken);

    private async Task<ImmutableArray<FileEdit>> FilesSinceAsync(Solution start, CancellationToken cancellationToken)
    {
        var paths = _solution.GetChanges(start).GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments().Select(id => project.NewProject.GetDocument(id)!.FilePath!))
            .Distinct()
            .Order(StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<FileEdit>();
        foreach (var path in paths)
        {
            var edit = new FileEdit(path, await TextOf(start, path, cancellationToken), await TextOf(_solution, path, cancellationToken));
            if (!edit.Before.ContentEquals(edit.After)) files.Add(edit);
        }

        return files.ToImmutable();
    }
}
