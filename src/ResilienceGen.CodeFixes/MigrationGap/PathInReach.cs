using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Asks the engine for the path that a call could take if nothing around it guarded it.</summary>
internal static class PathInReach
{
    /// <summary>The verdict on the call as it stands and the one without its guard; null where the engine does not know the call.</summary>
    public static async Task<(SiteVerdict Guarded, SiteVerdict Alone)?> VerdictsAsync(Document document, TextSpan name, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetEnclosingSymbol(name.Start, cancellationToken)?.ContainingType is not { } type
            || GapContext.Create(model.Compilation, AnalyzerSettings.Read(document.Project.AnalyzerOptions, model.Compilation), cancellationToken) is not { } engine
            || engine.Analyze(type).FirstOrDefault(verdict => verdict.Location == Location.Create(model.SyntaxTree, name)) is not { } guarded)
            return null;
        return (guarded, engine.Unguarded(guarded));
    }

    /// <summary>The document with the call on the path that the verdict names, and what is called then; null where it names none, or the call cannot take it.</summary>
    public static async Task<(Document Document, string Target)?> RoutedAsync(Document document, SiteVerdict alone, CancellationToken cancellationToken)
    {
        if (alone is not { Route: { } route } || GapDiagnostics.Of(alone) is not { } diagnostic || !await PathRewriter.CanFixAsync(document, diagnostic, cancellationToken).ConfigureAwait(false)) return null;
        return (await PathRewriter.FixAsync(document, [diagnostic], cancellationToken).ConfigureAwait(false), route.Target);
    }
}
