using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// RSG1003: adds a helper that retries to the type and sends the call through it. What path a type should have is a person's decision;
/// from then on RSG1001 shows the other calls that do not take it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoPathInClientFix))]
[Shared]
public sealed class NoPathInClientFix() : ChosenFix(RuleIds.NoPathInClient)
{
    private protected override async Task<CodeAction?> ActionAsync(Document document, Finding finding)
    {
        if (CallSite.Find(finding.Root, finding.Diagnostic.Location.SourceSpan, finding.Model, finding.CancellationToken) is not { } site
            || RetryHelper.For(site) is not { } helper
            || !await PathRewriter.CanFixAsync(document, finding.Diagnostic, finding.CancellationToken).ConfigureAwait(false)) return null;
        return CodeAction.Create(
            $"Add {AddedPath.Name} to the type and call through it",
            cancellationToken => FixAsync(document, finding.Root, finding.Diagnostic, helper, cancellationToken),
            RuleIds.NoPathInClient);
    }

    private static async Task<Document> FixAsync(Document document, SyntaxNode root, Diagnostic diagnostic, AddedMember helper, CancellationToken cancellationToken)
    {
        var routed = await PathRewriter.FixAsync(document, [diagnostic], cancellationToken).ConfigureAwait(false);
        var newRoot = await routed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await routed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        // The rewrite declares no type: the one with the call keeps its number.
        var type = Types(newRoot!).ElementAt(Types(root).TakeWhile(other => other != helper.Type).Count());
        return routed.WithText(text.WithChanges((helper with { Type = type }).In(text)));
    }

    private static IEnumerable<TypeDeclarationSyntax> Types(SyntaxNode root) => root.DescendantNodes().OfType<TypeDeclarationSyntax>();
}
