using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>Whether control gets from one send to another with the same message: never where only one of the two runs.</summary>
internal static class SecondSends
{
    public static bool Follows(IOperation second, IOperation first, ISymbol request) =>
        first.Syntax.Span.End < second.Syntax.SpanStart
        && ReferenceEquals(first.Function(), second.Function())
        && (IsLaterInBlock(second, first) || IsInCatch(second, first))
        && !IsRenewedBetween(first, second, request);

    // The first stands in a statement that control always leaves for the next one.
    private static bool IsLaterInBlock(IOperation second, IOperation first)
    {
        var statement = first;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            if (parent is IReturnOperation or IConditionalOperation or ILoopOperation or ITryOperation or ISwitchOperation or ISwitchExpressionArmOperation or IConditionalAccessOperation or ICoalesceOperation) return false;
            if (parent is IUsingOperation scope && ReferenceEquals(scope.Resources, statement) && second.IsWithin(scope.Body)) return true;
            statement = parent;
        }

        return statement.Parent is IBlockOperation block && second.IsWithin(block) && !second.IsWithin(statement);
    }

    private static bool IsInCatch(IOperation second, IOperation first) => second.Ancestors().OfType<ICatchClauseOperation>().Any(handler =>
        handler.Parent is ITryOperation attempt && first.IsWithin(attempt.Body) && (ExceptionFailures.Of(handler.ExceptionType) & Failures.Transport) != 0);

    private static bool IsRenewedBetween(IOperation first, IOperation second, ISymbol request) =>
        first.Root().Descendants<IOperation>().Any(part => part.Syntax.SpanStart > first.Syntax.SpanStart && part.Syntax.SpanStart < second.Syntax.SpanStart
            && part is IAssignmentOperation { Target: var target } && SymbolEqualityComparer.Default.Equals(SentRequest.VariableOf(target), request));
}
