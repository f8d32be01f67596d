using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// Routes call sites through their paths. The light bulb, fix-all and the tool share this one way to edit a document,
/// so that all of them lose nothing and agree with each other.
/// </summary>
internal static class PathRewriter
{
    /// <summary>The document with every reported call site rewritten; a site whose shape forbids it stays as it is.</summary>
    public static Task<Document> FixAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, Chosen(diagnostics), cancellationToken);

    /// <summary>The document with the call sites rewritten that a route was chosen for, by the place of their names.</summary>
    public static async Task<Document> FixAsync(Document document, IReadOnlyDictionary<TextSpan, Route> choices, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var rewrites = await PlanAsync(document, choices, cancellationToken).ConfigureAwait(false);
        if (root is null || rewrites.Count == 0) return document;

        // All plans are made on the original; the nodes they name are then followed through the edits.
        root = root.TrackNodes(rewrites.SelectMany(rewrite => rewrite.Touched).Distinct());
        foreach (var rewrite in rewrites.OrderBy(rewrite => rewrite.Region.Length).ThenBy(rewrite => rewrite.Region.Start)) root = rewrite.Apply(root);
        return document.WithSyntaxRoot(root);
    }

    /// <summary>Whether this call site would be rewritten.</summary>
    public static Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        CanFixAsync(document, Chosen([diagnostic]), cancellationToken);

    /// <summary>Whether any of them would be rewritten.</summary>
    public static async Task<bool> CanFixAsync(Document document, IReadOnlyDictionary<TextSpan, Route> choices, CancellationToken cancellationToken) =>
        (await PlanAsync(document, choices, cancellationToken).ConfigureAwait(false)).Count > 0;

    // Where a person has to choose there is no fix for many: the first route is the only one.
    private static Dictionary<TextSpan, Route> Chosen(IReadOnlyList<Diagnostic> diagnostics)
    {
        var choices = new Dictionary<TextSpan, Route>();
        foreach (var diagnostic in diagnostics)
        {
            if (Route.AllFromProperties(diagnostic.Properties).FirstOrDefault() is { } route) choices[diagnostic.Location.SourceSpan] = route;
        }

        return choices;
    }

    private static async Task<IReadOnlyList<SiteRewrite>> PlanAsync(Document document, IReadOnlyDictionary<TextSpan, Route> choices, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return [];

        var rewrites = new List<SiteRewrite>();
        foreach (var choice in choices.OrderBy(choice => choice.Key.Start))
        {
            if (CallSite.Find(root, choice.Key, model, cancellationToken) is { } site && SiteRewrite.Plan(site, choice.Value) is { } rewrite) rewrites.Add(rewrite);
        }

        return rewrites;
    }
}
