using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>RSG2009: awaits the task, where the code around it is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SyncOverAsyncFix))]
[Shared]
public sealed class SyncOverAsyncFix() : TextFix(RuleIds.SyncOverAsync, "Await the call", runsUnattended: true)
{
    private protected override IEnumerable<TextChange> Changes(Finding finding)
    {
        if (finding.Node.Parent is not MemberAccessExpressionSyntax access || Waited(access) is not var (whole, task) || !MayAwait(whole)) return [];
        var (open, close) = NeedsParentheses(whole) ? ("(", ")") : ("", "");
        return [new TextChange(TextSpan.FromBounds(whole.SpanStart, task.SpanStart), $"{open}await "), new TextChange(TextSpan.FromBounds(task.Span.End, whole.Span.End), close)];
    }

    // x.Result, x.Wait(), x.GetAwaiter().GetResult(): the whole expression, and the task in it.
    private static (ExpressionSyntax Whole, ExpressionSyntax Task)? Waited(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "Result" => (access, access.Expression),
        "Wait" when access.Parent is InvocationExpressionSyntax call => (call, access.Expression),
        "GetResult" when access is { Parent: InvocationExpressionSyntax call, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } } => (call, awaiter.Expression),
        _ => null,
    };

    private static bool MayAwait(ExpressionSyntax whole)
    {
        if (whole.DescendantNodes().Any(node => node is MemberBindingExpressionSyntax) || whole.DescendantTrivia().Any(trivia => trivia.IsDirective)) return false;
        foreach (var ancestor in whole.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or FixedStatementSyntax:
                    return false;
                // A blocked call throws its failure inside another one: whoever unpacks that would no longer see it.
                case TryStatementSyntax attempt when attempt.Block.Span.Contains(whole.Span) && attempt.Catches.Any(Unpacks):
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) && !method.Modifiers.Any(SyntaxKind.UnsafeKeyword);
            }
        }

        return false;
    }

    private static bool Unpacks(CatchClauseSyntax handler) =>
        handler.DescendantTokens().Any(token => token.ValueText is "AggregateException" or "InnerException" or "InnerExceptions" or "Flatten" or "GetBaseException");

    private static bool NeedsParentheses(ExpressionSyntax whole) => whole.Parent switch
    {
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax => true,
        _ => false,
    };
}
