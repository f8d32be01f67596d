using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>
/// RSG5002: takes the type out of the chain, and with the last one the chain itself. The type may be the wrong one of two, or lack the interface, so a
/// person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberDoesNotFitFix))]
[Shared]
public sealed class MemberDoesNotFitFix() : ChosenFix(RuleIds.MemberDoesNotFit)
{
    private protected override Task<CodeAction?> ActionAsync(Document document, Finding finding) => Task.FromResult(
        // Members in an array are reported together.
        finding.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } member && member.Span == finding.Diagnostic.Location.SourceSpan
        && !IsCountedOn(list)
            ? CodeAction.Create($"Remove {NameOf(member.Expression)} from the chain", token => RemoveAsync(document, member, token), RuleIds.MemberDoesNotFit)
            : null);

    // Tiers count the members, and a route may lead to this one.
    private static bool IsCountedOn(AttributeArgumentListSyntax list) =>
        list.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Tiers")
        || list.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.AttributeLists.SelectMany(attributes => attributes.Attributes).Any(attribute => attribute.Name.ToString().Contains("FallbackRoute"));

    private static string NameOf(ExpressionSyntax member) => (member as TypeOfExpressionSyntax)?.Type.ToString() ?? member.ToString();

    private static async Task<Document> RemoveAsync(Document document, AttributeArgumentSyntax member, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var list = (AttributeArgumentListSyntax)member.Parent!;
        if (list.Arguments.Any(other => other != member && other.NameEquals is null)) editor.RemoveNode(member, SyntaxRemoveOptions.KeepNoTrivia);
        else AttributeRemoval.Remove(editor, [(AttributeSyntax)list.Parent!]);
        return editor.GetChangedDocument();
    }
}
