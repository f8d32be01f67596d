using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>
/// RSG1003: adds a helper that retries to the type and sends the call through it. What path a type should have is a person's decision;
/// from then on RSG1001 shows the other calls that do not take it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoPathInClientFix))]
[Shared]
public sealed class NoPathInClientFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoPathInClient];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (CallSite.Find(root, diagnostic.Location.SourceSpan, model, context.CancellationToken) is not { } site
                || RetryHelper.For(site) is not { } helper
                || !await PathRewriter.CanFixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Add {AddedPath.Name} to the type and call through it",
                    cancellationToken => FixAsync(context.Document, root, diagnostic, helper, cancellationToken),
                    RuleIds.NoPathInClient),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, SyntaxNode root, Diagnostic diagnostic, RetryHelper helper, CancellationToken cancellationToken)
    {
        var routed = await PathRewriter.FixAsync(document, [diagnostic], cancellationToken).ConfigureAwait(false);
        var newRoot = await routed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await routed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        // The rewrite declares no type: the one with the call keeps its number.
        var type = Types(newRoot!).ElementAt(Types(root).TakeWhile(other => other != helper.Type).Count());
        var line = text.Lines.GetLineFromPosition(type.CloseBraceToken.SpanStart);
        return routed.WithText(text.WithChanges(new TextChange(new TextSpan(line.Start, 0), helper.Text(text, line))));
    }

    private static IEnumerable<TypeDeclarationSyntax> Types(SyntaxNode root) => root.DescendantNodes().OfType<TypeDeclarationSyntax>();
}
