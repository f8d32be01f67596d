using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>Edits one file, which several projects or target frameworks may compile: what they all agree on, and what compiles.</summary>
/// <param name="solution">The solution before the edit.</param>
/// <param name="sites">The call sites in the file, in the view of each project.</param>
/// <param name="refuse">Gets each site that is not edited.</param>
internal sealed class FileMigration(Solution solution, IReadOnlyList<DocumentSite> sites, Action<Site, string, string> refuse)
{
    /// <param name="candidates">The sites to edit; all of them lie in this file.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written here.</param>
    /// <returns>The new text and the sites it routes; null where nothing can be edited.</returns>
    public async Task<(SourceText Text, IReadOnlyList<DocumentSite> Edited)?> EditAsync(IReadOnlyList<DocumentSite> candidates, CancellationToken cancellationToken)
    {
        var agreed = await AgreedAsync(candidates, cancellationToken);
        if (agreed.Count == 0) return null;
        // One view edits; a site that only another one sees has its turn in the next round, on the new text.
        var view = agreed.GroupBy(site => site.Document).MaxBy(group => group.Count())!;
        var document = solution.GetDocument(view.Key)!;
        var edited = view.ToArray();
        var text = await DocumentFixer.FixAsync(document, edited, cancellationToken);
        if ((await NewErrorsAsync(text, cancellationToken)).Count == 0) return (text, edited);

        edited = await CompilingAloneAsync(document, edited, cancellationToken);
        text = await DocumentFixer.FixAsync(document, edited, cancellationToken);
        if (edited.Length > 0 && await NewErrorsAsync(text, cancellationToken) is [var error, ..])
        {
            foreach (var site in edited) refuse(site.Site, RefusalReasons.WouldNotCompile, error.Text);
            return null;
        }

        return edited.Length == 0 ? null : (text, edited);
    }

    private async Task<List<DocumentSite>> AgreedAsync(IReadOnlyList<DocumentSite> candidates, CancellationToken cancellationToken)
    {
        var agreed = new List<DocumentSite>();
        foreach (var place in candidates.GroupBy(site => site.Start))
        {
            var views = sites.Where(site => site.Start == place.Key).ToArray();
            var changes = new List<IReadOnlyList<TextChange>>();
            foreach (var view in place) changes.Add(await DocumentFixer.ChangesAsync(solution.GetDocument(view.Document)!, view, cancellationToken));
            if (changes.Exists(change => change.Count == 0))
                refuse(place.First().Site, RefusalReasons.ShapeNotSupported, "The fix cannot carry everything that this call says; route it by hand.");
            else if (place.Count() != views.Length || changes.Exists(change => !change.SequenceEqual(changes[0])))
                refuse(place.First().Site, RefusalReasons.TargetFrameworksDiffer, "The target frameworks or projects that compile this file disagree about the edit; route it by hand.");
            else
                agreed.AddRange(place);
        }

        return agreed;
    }

    private async Task<DocumentSite[]> CompilingAloneAsync(Document document, IEnumerable<DocumentSite> edited, CancellationToken cancellationToken)
    {
        var compiling = new List<DocumentSite>();
        foreach (var site in edited)
        {
            var text = await DocumentFixer.FixAsync(document, [site], cancellationToken);
            if (await NewErrorsAsync(text, cancellationToken) is [var error, ..]) refuse(site.Site, RefusalReasons.WouldNotCompile, error.Text);
            else compiling.Add(site);
        }

        return [.. compiling];
    }

    // In every view of the file, and only in this file: edits stay inside bodies.
    private async Task<IReadOnlyList<CompileError>> NewErrorsAsync(SourceText text, CancellationToken cancellationToken)
    {
        foreach (var id in sites.Select(site => site.Document).Distinct())
        {
            var before = (await solution.GetDocument(id)!.GetSemanticModelAsync(cancellationToken))!;
            var after = (await solution.WithDocumentText(id, text).GetDocument(id)!.GetSemanticModelAsync(cancellationToken))!;
            var added = CompileErrors.Of(after, cancellationToken).NewSince(CompileErrors.Of(before, cancellationToken));
            if (added.Count > 0) return added;
        }

        return [];
    }
}
