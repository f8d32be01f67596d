using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2101: takes the outer retry away where it is nothing else, and the client retries by itself. Which retry stays is a decision, so no bulk tool may.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NestedRetryFix))]
[Shared]
public sealed class NestedRetryFix() : TextFix(RuleIds.NestedRetry, "Leave the retry to the client's handler", runsUnattended: false)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (!finding.Diagnostic.Properties.ContainsKey(NestedRetry.RemovableKey)
            || CallSite.Find(finding.Root, finding.Diagnostic.Location.SourceSpan, finding.Model, finding.CancellationToken) is not { } site
            || site.Operation.Parent is null
            || CallbackOf(site) is not { } callback
            || callback.Call.Syntax is not InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } guard
            || guard.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsDirective)
            || (callback.Lambda.Syntax as LambdaExpressionSyntax)?.ExpressionBody is not { } body)
            return [];
        var call = body is AwaitExpressionSyntax { Expression: var awaited } ? awaited : body;
        var outer = callback.OuterToken?.Syntax.ToString() ?? "default";
        var start = call.SpanStart;
        var text = call.ToString();
        foreach (var use in TokenUses(call, callback, finding).OrderByDescending(name => name.SpanStart)) text = text.Remove(use.SpanStart - start, use.Span.Length).Insert(use.SpanStart - start, outer);
        return [new TextChange(guard.Span, text)];
    }

    private static CallbackToken? CallbackOf(CallSite site) =>
        CallbackTokens.Around(site.Operation) is { } callback && PollyGuards.Is(callback.Call.TargetMethod) && callback.Lambda.Symbol.Parameters.Length == 1 ? callback : null;

    private static IEnumerable<IdentifierNameSyntax> TokenUses(SyntaxNode call, CallbackToken callback, Finding finding) =>
        call.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol, callback.Parameter));
}
