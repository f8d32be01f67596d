using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>How often a retry loop goes round at most, where constants say so.</summary>
internal static class LoopAttempts
{
    private const int MaxCounted = 1_000;

    /// <summary>The rounds of <c>for (var i = 0; i &lt; 3; i++)</c>, or of a loop without an end whose catch asks <c>when (i &lt; 2)</c>; null for any other.</summary>
    public static int? Of(ILoopOperation loop)
    {
        if (loop is not IForLoopOperation { Before: [IVariableDeclarationGroupOperation before], AtLoopBottom: [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step }] } counted) return null;
        if (before.Descendants<IVariableDeclaratorOperation>().ToList() is not [var counter] || !IsCounter(step.Target, counter.Symbol)) return null;
        if (counter.GetVariableInitializer()?.Value.ConstantValue is not { HasValue: true, Value: int first }) return null;
        if (loop.Body.Descendants<IOperation>().Any(part => WrittenBy(part) is { } target && IsCounter(target, counter.Symbol))) return null;
        var limits = Limits(counted, counter.Symbol).ToList();
        return counted.Condition is { } condition
            ? limits is [var bound] && ReferenceEquals(bound.Condition, condition) ? Positive(bound.Last - first + 1) : null
            // The filter of a catch lets the last failure pass.
            : limits is [{ Condition.Parent: ICatchClauseOperation } filter] ? Positive(filter.Last - first + 2) : null;
    }

    private static int? Positive(int count) => count is > 0 and <= MaxCounted ? count : null;

    // What the counter is held against anywhere: the last value for which each comparison is true.
    private static IEnumerable<(IOperation Condition, int Last)> Limits(IForLoopOperation loop, ILocalSymbol counter) =>
        from comparison in loop.Descendants<IBinaryOperation>()
        where IsCounter(comparison.LeftOperand, counter) || IsCounter(comparison.RightOperand, counter)
        select IsCounter(comparison.LeftOperand, counter) && comparison.RightOperand.Unwrap().ConstantValue is { HasValue: true, Value: int limit }
            ? comparison.OperatorKind switch
            {
                BinaryOperatorKind.LessThan => (comparison, limit - 1),
                BinaryOperatorKind.LessThanOrEqual => (comparison, limit),
                _ => (comparison, int.MinValue / 2),
            }
            : ((IOperation)comparison, int.MinValue / 2);

    private static IOperation? WrittenBy(IOperation part) => part switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        _ => null,
    };

    private static bool IsCounter(IOperation operation, ILocalSymbol counter) =>
        operation.Unwrap() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, counter);
}
