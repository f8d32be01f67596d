using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>How often a counting loop can run: a retry that is switched off by its own constant sends once.</summary>
internal static class LoopRounds
{
    /// <summary>Whether the constants of <c>for (var i = 0; i &lt;= 0; i++)</c> leave no second round.</summary>
    public static bool AreAtMostOne(ILoopOperation loop) =>
        loop is IForLoopOperation { Condition: IBinaryOperation { LeftOperand: var counted, RightOperand: var bound, OperatorKind: var kind } } count
        && counted.Unwrap() is ILocalReferenceOperation { Local: var counter }
        && StartOf(counter, count) is { } start
        && bound.Unwrap().ConstantValue is { HasValue: true, Value: int end }
        && CountsUpOnly(counter, count)
        && kind switch
        {
            BinaryOperatorKind.LessThan => start + 1 >= end,
            BinaryOperatorKind.LessThanOrEqual => start + 1 > end,
            _ => false,
        };

    private static int? StartOf(ILocalSymbol counter, IForLoopOperation loop) => loop.Before
        .SelectMany(part => part.DescendantsAndSelf<IVariableDeclaratorOperation>())
        .Where(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, counter))
        .Select(declarator => (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value.ConstantValue.Value as int?)
        .FirstOrDefault();

    private static bool CountsUpOnly(ILocalSymbol counter, IForLoopOperation loop) =>
        loop.AtLoopBottom is [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } }]
        && LocalValues.ReferencesTo(counter, loop).Count(use => use.Parent is IIncrementOrDecrementOperation or IAssignmentOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None }) == 1;
}
