using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
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
        foreach (var lambda in DelegateLambda.For(finding))
        {
            var plain = await lambda.ApplyAsync(document, cancellationToken).ConfigureAwait(false);
            if (!await Troubles.AreNoMoreAsync(plain, finding.Model, cancellationToken).ConfigureAwait(false) || !await CallsTheSameAsync(plain, lambda, cancellationToken).ConfigureAwait(false)) continue;
            var routed = await RoutedAsync(plain, lambda.Name, cancellationToken).ConfigureAwait(false);
            return routed is { } path && await Troubles.AreNoMoreAsync(path.Document, finding.Model, cancellationToken).ConfigureAwait(false)
                ? Action($"Hand on a lambda that calls through {path.Target}", path.Document)
                : Action("Hand on a lambda", plain);
        }

        return null;

        static CodeAction Action(string title, Document changed) => CodeAction.Create(title, _ => Task.FromResult(changed), RuleIds.SinkHandedOn);
    }

    /// <summary>The lambda with its call on the path that the engine would choose for it; null where it chooses none.</summary>
    private static async Task<(Document Document, string Target)?> RoutedAsync(Document plain, TextSpan name, CancellationToken cancellationToken) =>
        await PathInReach.VerdictsAsync(plain, name, cancellationToken).ConfigureAwait(false) is ({ Reason: "delegateEscapes" }, var alone)
            ? await PathInReach.RoutedAsync(plain, alone, cancellationToken).ConfigureAwait(false)
            : null;

    // A lambda may mean another overload than the method group.
    private static async Task<bool> CallsTheSameAsync(Document plain, DelegateLambda lambda, CancellationToken cancellationToken) =>
        await plain.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && model.SyntaxTree.GetRoot(cancellationToken).FindNode(lambda.Name, getInnermostNodeForTie: true) is var name
        && model.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol called
        && Named(called) == Named(lambda.Method);

    private static string Named(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition.ToDisplayString();
}
