using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.Cli.Migration;

/// <summary>Runs the code fix on a document, the same code that the light bulb runs.</summary>
internal static class DocumentFixer
{
    /// <summary>The document's text with these sites routed through their paths, in the document's encoding.</summary>
    public static async Task<SourceText> FixAsync(Document document, IEnumerable<DocumentSite> sites, CancellationToken cancellationToken)
    {
        var before = await document.GetTextAsync(cancellationToken);
        var edited = await PathRewriter.FixAsync(document, [.. sites.Select(site => Reported(site.Found.Verdict))], cancellationToken);
        var changes = await edited.GetTextChangesAsync(document, cancellationToken);
        // On the original text, so that its encoding and every untouched line end stay.
        return before.WithChanges(changes);
    }

    /// <summary>The changes that one site alone needs, as a value that can be compared across target frameworks.</summary>
    public static async Task<IReadOnlyList<TextChange>> ChangesAsync(Document document, DocumentSite site, CancellationToken cancellationToken)
    {
        var before = await document.GetTextAsync(cancellationToken);
        return (await FixAsync(document, [site], cancellationToken)).GetTextChanges(before);
    }

    private static Diagnostic Reported(SiteVerdict verdict) => Diagnostic.Create(
        verdict.RuleId!,
        "Resilience",
        "Bypasses the path.",
        DiagnosticSeverity.Warning,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        warningLevel: 1,
        location: verdict.Location,
        properties: Route.ToProperties([verdict.Route!]));
}
