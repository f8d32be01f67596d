using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>A fix that is more than a few changes of text and that a person has to choose: it has no fix-all provider, so that no bulk tool applies it.</summary>
public abstract class ChosenFix : CodeFixProvider
{
    private readonly string _ruleId;

    /// <summary>Creates the fix of one rule.</summary>
    /// <param name="ruleId">The rule.</param>
    private protected ChosenFix(string ruleId) => _ruleId = ruleId;

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_ruleId];

    /// <inheritdoc />
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ActionAsync(context.Document, new Finding(diagnostic, root, model, context.CancellationToken)).ConfigureAwait(false) is { } action) context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>What the light bulb offers for the finding; null where it cannot be done safely.</summary>
    private protected abstract Task<CodeAction?> ActionAsync(Document document, Finding finding);

    /// <summary>Offers the changed document; null where the compiler has more to say about it than about the document as it is.</summary>
    private protected static async Task<CodeAction?> OfferAsync(string title, Document changed, Finding finding, string key) =>
        await Troubles.AreNoMoreAsync(changed, finding.Model, finding.CancellationToken).ConfigureAwait(false)
            ? CodeAction.Create(title, _ => Task.FromResult(changed), key)
            : null;
}
