using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Usage;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>RSG1006: removes an exemption that exempts nothing. No verdict changes by that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VoidExemptionFix))]
[Shared]
public sealed class VoidExemptionFix : CodeFixProvider
{
    private static readonly FixAllProvider AllProvider = FixAllProvider.Create(
        static async (context, document, diagnostics) => await RemoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.VoidExemption];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => AllProvider;

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Remove the exemption", token => RemoveAsync(context.Document, [diagnostic], token), RuleIds.VoidExemption),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var attributes = diagnostics
            .Select(diagnostic => editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>())
            .OfType<AttributeSyntax>()
            .Distinct();
        AttributeRemoval.Remove(editor, attributes);
        return editor.GetChangedDocument();
    }
}
