using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>Takes a loop away from around a call that a path of the type can make instead.</summary>
internal static class LoopThroughPath
{
    /// <summary>The document without the loop, and what is called then; null where the loop does more than to repeat the call.</summary>
    public static async Task<(Document Document, string Target)?> RoutedAsync(Document document, HandLoop loop, SiteVerdict alone, Finding finding)
    {
        if (!OnlyRepeats(loop, finding)) return null;
        var mark = new SyntaxAnnotation();
        // The text stays as it is, so that everything is found where it was.
        var marked = document.WithSyntaxRoot(finding.Root.ReplaceNode(loop.Attempt.Block, loop.Attempt.Block.WithAdditionalAnnotations(mark)));
        if (await PathInReach.RoutedAsync(marked, alone, finding.CancellationToken).ConfigureAwait(false) is not var (routed, target)) return null;
        var root = await routed.GetSyntaxRootAsync(finding.CancellationToken).ConfigureAwait(false);
        if (root?.GetAnnotatedNodes(mark).SingleOrDefault() is not BlockSyntax attempt || SendIn(attempt, loop) is not { } send) return null;

        // What the path was put into lies inside the loop: everything in front of it is where it was, and the distance from the end has not changed.
        var text = await routed.GetTextAsync(finding.CancellationToken).ConfigureAwait(false);
        var end = text.Length - (finding.Root.FullSpan.End - loop.Last.Span.End);
        var statement = Indentation.Moved(send.ToString(), Indentation.Of(loop.Attempt.Block.Statements[0]), Indentation.Of(loop.First));
        return (routed.WithText(text.WithChanges(new TextChange(TextSpan.FromBounds(loop.First.SpanStart, end), statement))), target);
    }

    // The one statement that is left of the attempt.
    private static StatementSyntax? SendIn(BlockSyntax attempt, HandLoop loop) => attempt.Statements switch
    {
        [ReturnStatementSyntax { Expression: not null } answer] => answer,
        // found[count++] would count the attempts.
        [ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } } } kept, BreakStatementSyntax] when IsEndless(loop.Loop) => kept,
        _ => null,
    };

    private static bool OnlyRepeats(HandLoop loop, Finding finding) =>
        loop.Attempt.Parent is BlockSyntax { Statements.Count: 1 }
        && loop.Attempt.Catches.All(failure => failure.Block.Statements.All(IsPlain))
        && new LoopEffects(loop, finding).AreForgotten
        && !loop.Statements.Any(Indentation.Matters)
        && !Comments.LieIn(loop.Span, finding.Root)
        && IsSend(loop)
        && (IsEndless(loop.Loop) || FailsBeforeItEnds(loop, finding));

    // An answer that is looked at inside the attempt may be what is retried.
    private static bool IsSend(HandLoop loop) => loop.Site.Await is { } awaited && awaited.Parent is ReturnStatementSyntax or AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax };

    // await Task.Delay(...); if (attempt == 3) throw; attempt++; delay *= 2;
    private static bool IsPlain(StatementSyntax statement) => statement is
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax } or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax }
        or IfStatementSyntax { Else: null, Statement: ThrowStatementSyntax { Expression: null } or BlockSyntax { Statements: [ThrowStatementSyntax { Expression: null }] } };

    private static bool IsEndless(StatementSyntax loop) => loop switch
    {
        ForStatementSyntax counted => counted.Condition is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression },
        WhileStatementSyntax repeated => repeated.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        _ => false,
    };

    // for (i = 0; i < 3; i++) { ... catch when (i < 2) ... }: the last failure leaves through the filter, and nothing behind the loop runs.
    private static bool FailsBeforeItEnds(HandLoop loop, Finding finding) =>
        finding.Model.GetOperation(loop.Loop, finding.CancellationToken) is IForLoopOperation operation
        && CountingLoop.Of(operation) is { Condition: IBinaryOperation condition } counting
        && counting.LastIn(condition) is { } last
        && loop.Attempt.Catches.All(failure => failure.Filter is { } filter
            && counting.Comparisons.Any(bound => bound.Parent is ICatchClauseOperation && filter.Span.Contains(bound.Syntax.Span) && counting.LastIn(bound) < last));
}
