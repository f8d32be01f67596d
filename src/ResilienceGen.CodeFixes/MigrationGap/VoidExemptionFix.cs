using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ResilienceGen.Analyzers.Support;

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
        foreach (var list in attributes.GroupBy(attribute => (AttributeListSyntax)attribute.Parent!))
        {
            if (list.Key.Attributes.Count == list.Count()) RemoveList(editor, list.Key);
            else foreach (var attribute in list) editor.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia);
        }

        return editor.GetChangedDocument();
    }

    // What stands above the first list, such as a comment, describes the member and stays.
    private static void RemoveList(SyntaxEditor editor, AttributeListSyntax list)
    {
        var member = list.Parent!;
        var isFirst = member.SpanStart == list.SpanStart;
        editor.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia);
        if (isFirst) editor.ReplaceNode(member, (current, _) => current.WithLeadingTrivia(list.GetLeadingTrivia()));
    }
}
