using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// RSG1005: hands on a lambda instead of the method group, with its call on the path of the type where exactly one serves. From then on the client
/// is read at each call and not once, and whoever runs the delegate may retry already, so a person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SinkHandedOnFix))]
[Shared]
public sealed class SinkHandedOnFix() : ChosenFix(RuleIds.SinkHandedOn)
{
    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding)
    {
        var cancellationToken = finding.CancellationToken;
        var before = Troubles(finding.Model, cancellationToken);
        foreach (var lambda in DelegateLambda.For(finding))
        {
            var plain = await lambda.ApplyAsync(document, cancellationToken).ConfigureAwait(false);
            if (!await FitsAsync(plain).ConfigureAwait(false)) continue;
            var routed = await RoutedAsync(plain, lambda.Name, cancellationToken).ConfigureAwait(false);
            return routed is { } path && await FitsAsync(path.Document).ConfigureAwait(false)
                ? Action($"Hand on a lambda that calls through {path.Target}", path.Document)
                : Action("Hand on a lambda", plain);

            async Task<bool> FitsAsync(Document changed) =>
                await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                && Troubles(model, cancellationToken) <= before
                && (changed != plain || Called(model, lambda.Name, cancellationToken) == Named(lambda.Method));
        }

        return null;

        static CodeAction Action(string title, Document changed) => CodeAction.Create(title, _ => Task.FromResult(changed), RuleIds.SinkHandedOn);
    }

    /// <summary>The lambda with its call on the path that the engine would choose for it; null where it chooses none.</summary>
    private static async Task<(Document Document, string Target)?> RoutedAsync(Document plain, TextSpan name, CancellationToken cancellationToken)
    {
        var model = await plain.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetEnclosingSymbol(name.Start, cancellationToken)?.ContainingType is not { } type
            || GapContext.Create(model.Compilation, AnalyzerSettings.Read(plain.Project.AnalyzerOptions, model.Compilation), cancellationToken) is not { } engine
            || engine.Analyze(type).FirstOrDefault(verdict => verdict.Location == Location.Create(model.SyntaxTree, name)) is not { Reason: "delegateEscapes" } kept
            || engine.Unguarded(kept) is not { Route: { } route } verdict
            || GapDiagnostics.Of(verdict) is not { } diagnostic
            || !await PathRewriter.CanFixAsync(plain, diagnostic, cancellationToken).ConfigureAwait(false))
            return null;
        return (await PathRewriter.FixAsync(plain, [diagnostic], cancellationToken).ConfigureAwait(false), route.Target);
    }

    // A lambda may not capture all that a method group may, such as the instance of a struct, and may mean another overload.
    private static int Troubles(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private static string? Called(SemanticModel model, TextSpan name, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(model.SyntaxTree.GetRoot(cancellationToken).FindNode(name, getInnermostNodeForTie: true), cancellationToken).Symbol is IMethodSymbol method ? Named(method) : null;

    private static string Named(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition.ToDisplayString();
}
