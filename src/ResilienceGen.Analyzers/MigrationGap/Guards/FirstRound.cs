using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>
/// What the conditions of a retry come to before its second attempt, where constants decide that: a loop that goes round once guards nothing.
/// A variable counts as known if it starts with a constant and is never written, or by one step of the loop of which it is certain how often it ran.
/// </summary>
internal sealed class FirstRound(ILoopOperation? loop, Send send)
{
    /// <summary>Whether the condition holds where control first comes to it; null where constants do not say so.</summary>
    public bool? Holds(IOperation condition) => Value(condition, again: false) as bool?;

    /// <summary>Whether the condition of the loop lets a second round begin; null where constants do not say so.</summary>
    public bool? HoldsAgain(IOperation condition) => Value(condition, again: loop is not IWhileLoopOperation { ConditionIsTop: false }) as bool?;

    /// <summary>Whether the catch is certain not to take the first failure.</summary>
    public bool LetsPass(ICatchClauseOperation handler) => handler.Filter is { } filter && Holds(filter) == false;

    /// <summary>Whether control may come to the place after the first attempt.</summary>
    public bool MayReach(IOperation place)
    {
        var flow = new LoopFlow(loop, Holds);
        for (var current = place; current.Parent is { } parent; current = parent)
        {
            if (parent switch
            {
                ICatchClauseOperation handler => LetsPass(handler),
                IConditionalOperation test => Holds(test.Condition) is { } holds && ReferenceEquals(current, holds ? test.WhenFalse : test.WhenTrue),
                IBlockOperation block => !flow.Reaches(block, current),
                _ => false,
            }) return false;
        }

        return true;
    }

    private object? Value(IOperation operation, bool again)
    {
        var value = operation.Unwrap();
        if (value.ConstantValue is { HasValue: true, Value: var constant }) return constant is int or bool ? constant : null;
        return value switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !(Value(operand, again) as bool?),
            IBinaryOperation binary => Arithmetic.Of(binary.OperatorKind, Value(binary.LeftOperand, again), Value(binary.RightOperand, again)),
            IIncrementOrDecrementOperation { Target: var target } step when Number(target, again) is { } before => step.IsPostfix ? before : before + StepOf(step),
            ILocalReferenceOperation or IParameterReferenceOperation => Number(value, again),
            _ => null,
        };
    }

    private int? Number(IOperation place, bool again)
    {
        if (place.AsVariable() is not { } variable || Start(variable, place) is not { } start) return null;
        return VariableWrites.To(variable, place.Root()).ToList() switch
        {
            [] => start,
            [var only] when StepOf(only) is { } step && StartsAfreshWith(variable, place) => start + (step * Runs(only, place, again)),
            _ => null,
        };
    }

    private int? Start(ISymbol variable, IOperation place) => variable switch
    {
        IParameterSymbol parameter => send.Numbers.Of(parameter),
        ILocalSymbol local when Declarator(local, place) is { } declarator => declarator.GetVariableInitializer() is { } initializer ? Value(initializer.Value, again: false) as int? : null,
        _ => null,
    };

    private static IVariableDeclaratorOperation? Declarator(ILocalSymbol local, IOperation place) =>
        place.Root().Descendants<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local));

    private static int? StepOf(IOperation write) => write switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment } => 1,
        IIncrementOrDecrementOperation => -1,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: int by } } => by,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: int by } } => -by,
        _ => null,
    };

    // A counter that outlives the loop is somewhere else when the loop is entered once more.
    private bool StartsAfreshWith(ISymbol variable, IOperation place) =>
        loop is not null
        && (variable is ILocalSymbol local ? Declarator(local, place) : place.Root()) is { } declared
        && ReferenceEquals(FunctionOf(declared), loop.Function())
        && loop.Ancestors().OfType<ILoopOperation>().All(outer => declared.IsWithin(outer));

    private static IOperation FunctionOf(IOperation declared) => declared.Parent is null ? declared : declared.Function();

    // How often the step has run when control comes to the place for the first time, or to the head of the loop for the second.
    private int? Runs(IOperation step, IOperation place, bool again)
    {
        if (loop is null || !step.IsWithin(loop) || JumpsBeforeSend()) return null;
        var isAtBottom = loop is IForLoopOperation { AtLoopBottom: var bottom } && bottom.Any(part => step.IsWithin(part));
        if (isAtBottom) return again ? 1 : 0;
        if (again) return IsAlwaysRun(step, Condition is { } head && step.IsWithin(head) ? head : loop.Body) && !IsLostWithTheSend(step) && !Jumps() ? 1 : null;
        if (place.IsWithin(step) || IsBefore(place, step)) return 0;
        var handler = place.Ancestors().OfType<ICatchClauseOperation>().FirstOrDefault();
        return (handler is not null && step.IsWithin(handler) && IsAlwaysRun(step, handler.Handler)) || (IsBefore(step, send.Operation) && IsAlwaysRun(step, loop)) ? 1 : null;
    }

    // A step behind the send in a try is not taken in the round that fails.
    private bool IsLostWithTheSend(IOperation step) =>
        !IsBefore(step, send.Operation)
        && step.Ancestors().TakeWhile(part => !ReferenceEquals(part, loop)).OfType<ITryOperation>().Any(attempt => !attempt.Catches.IsEmpty && step.IsWithin(attempt.Body));

    private IOperation? Condition => loop switch
    {
        IWhileLoopOperation { ConditionIsTop: true } repeat => repeat.Condition,
        IForLoopOperation count => count.Condition,
        _ => null,
    };

    private bool Jumps() => loop!.Body.DescendantsInFunction<IBranchOperation>().Any(jump => jump.BranchKind is BranchKind.Continue or BranchKind.GoTo);

    private bool JumpsBeforeSend() => loop!.Body.DescendantsInFunction<IBranchOperation>().Any(jump => jump.BranchKind is BranchKind.Continue or BranchKind.GoTo && IsBefore(jump, send.Operation));

    private static bool IsBefore(IOperation first, IOperation second) => first.Syntax.Span.End <= second.Syntax.SpanStart;

    private static bool IsAlwaysRun(IOperation step, IOperation scope)
    {
        for (IOperation current = step; !ReferenceEquals(current, scope) && current.Parent is { } parent; current = parent)
        {
            if (parent is ILoopOperation && !ReferenceEquals(parent, scope)) return false;
            if (parent is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation or IConditionalAccessOperation or ICatchClauseOperation or IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
            if (parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, RightOperand: var right } && ReferenceEquals(right, current)) return false;
        }

        return true;
    }
}
