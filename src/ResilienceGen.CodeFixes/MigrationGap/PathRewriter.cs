using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// Routes call sites through their paths. The light bulb, fix-all and the tool share this one way to edit a document,
/// so that all of them lose nothing and agree with each other.
/// </summary>
internal static class PathRewriter
{
    /// <summary>The document with every reported call site rewritten; a site whose shape forbids it stays as it is.</summary>
    public static async Task<Document> FixAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var rewrites = await PlanAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        if (root is null || rewrites.Count == 0) return document;

        // All plans are made on the original; the nodes they name are then followed through the edits.
        root = root.TrackNodes(rewrites.SelectMany(rewrite => rewrite.Touched).Distinct());
        foreach (var rewrite in rewrites.OrderBy(rewrite => rewrite.Region.Length).ThenBy(rewrite => rewrite.Region.Start)) root = rewrite.Apply(root);
        return document.WithSyntaxRoot(root);
    }

    /// <summary>Whether <see cref="FixAsync"/> would rewrite this call site.</summary>
    public static async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        (await PlanAsync(document, [diagnostic], cancellationToken).ConfigureAwait(false)).Count > 0;

    private static async Task<IReadOnlyList<SiteRewrite>> PlanAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return [];

        var rewrites = new List<SiteRewrite>();
        foreach (var reported in diagnostics.GroupBy(diagnostic => diagnostic.Location.SourceSpan).OrderBy(group => group.Key.Start))
        {
            if (Route.FromProperties(reported.First().Properties) is { } route
                && CallSite.Find(root, reported.Key, model, cancellationToken) is { } site
                && SiteRewrite.Plan(site, route) is { } rewrite)
            {
                rewrites.Add(rewrite);
            }
        }

        return rewrites;
    }
}
