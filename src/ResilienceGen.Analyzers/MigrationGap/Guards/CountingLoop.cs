using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>A loop whose counter starts at a constant, goes up by one each round, and is written nowhere else.</summary>
internal sealed class CountingLoop
{
    private readonly IForLoopOperation _loop;
    private readonly ILocalSymbol _counter;

    private CountingLoop(IForLoopOperation loop, ILocalSymbol counter, int first)
    {
        _loop = loop;
        _counter = counter;
        First = first;
    }

    /// <summary>What the counter is in the first round.</summary>
    public int First { get; }

    /// <summary>What decides before each round whether there is one; null where only the body ends the loop.</summary>
    public IOperation? Condition => _loop.Condition;

    /// <summary>What the counter is held against anywhere in the loop.</summary>
    public IEnumerable<IBinaryOperation> Comparisons =>
        _loop.Descendants<IBinaryOperation>().Where(comparison => IsCounter(comparison.LeftOperand) || IsCounter(comparison.RightOperand));

    public static CountingLoop? Of(ILoopOperation loop)
    {
        if (loop is not IForLoopOperation { Before: [IVariableDeclarationGroupOperation before], AtLoopBottom: [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step }] } counted) return null;
        if (before.Descendants<IVariableDeclaratorOperation>().ToList() is not [var counter]) return null;
        if (counter.GetVariableInitializer()?.Value.ConstantValue is not { HasValue: true, Value: int first }) return null;
        var counting = new CountingLoop(counted, counter.Symbol, first);
        return counting.IsCounter(step.Target) && !VariableWrites.To(counter.Symbol, loop.Body).Any() ? counting : null;
    }

    /// <summary>The last value of the counter for which the comparison is true; null where no constant says so.</summary>
    public int? LastIn(IBinaryOperation comparison) =>
        IsCounter(comparison.LeftOperand) && comparison.RightOperand.Unwrap().ConstantValue is { HasValue: true, Value: int limit }
            ? comparison.OperatorKind switch
            {
                BinaryOperatorKind.LessThan => limit - 1,
                BinaryOperatorKind.LessThanOrEqual => limit,
                _ => null,
            }
            : null;

    private bool IsCounter(IOperation operation) =>
        operation.Unwrap() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, _counter);
}
