using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Whether a <c>ShouldHandle</c> that is written as a lambda certainly answers the caller's cancellation.</summary>
internal static class CancellationPredicate
{
    /// <summary>The condition by which it does; null where that is not certain.</summary>
    public static IOperation? In(IOperation predicate) =>
        predicate.AsLambda()?.Body.Operations is [IReturnOperation { ReturnedValue: { } returned }] && Holds(Result(returned)) ? Result(returned) : null;

    // new(condition), ValueTask.FromResult(condition)
    private static IOperation Result(IOperation returned) => returned.Unwrap() switch
    {
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var only] } => only.Value.Unwrap(),
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: [var only] } => only.Value.Unwrap(),
        var value => value,
    };

    private static bool Holds(IOperation condition) => condition.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IInvocationOperation { TargetMethod: { Name: "True", ContainingType.Name: "PredicateResult" } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand: var left, RightOperand: var right } => Holds(left) || Holds(right),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand: var left, RightOperand: var right } => Holds(left) && Holds(right),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, LeftOperand: var left, RightOperand.ConstantValue: { HasValue: true, Value: null } } => IsException(left),
        IIsTypeOperation { ValueOperand: var value, TypeOperand: var type, IsNegated: false } => IsException(value) && IncludesCancellation(type),
        IIsPatternOperation { Value: var value, Pattern: var pattern } => IsException(value) ? Matches(pattern) == true : IsOutcome(value) && MatchesOutcome(pattern) == true,
        ISwitchExpressionOperation { Value: var value, Arms: var arms } when IsOutcome(value) => First(arms),
        _ => false,
    };

    // The first arm that takes it decides; one that may or may not take it makes that open.
    private static bool First(IEnumerable<ISwitchExpressionArmOperation> arms)
    {
        foreach (var arm in arms)
        {
            if (MatchesOutcome(arm.Pattern) is var matches && matches == false) continue;
            return matches == true && arm.Guard is null && Holds(Result(arm.Value));
        }

        return false;
    }

    private static bool? MatchesOutcome(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: [{ Member: IPropertyReferenceOperation { Property.Name: "Exception" }, Pattern: var inner }] } => Matches(inner),
        // A cancelled attempt has no result.
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: [{ Member: IPropertyReferenceOperation { Property.Name: "Result" } }] } => false,
        _ => null,
    };

    private static bool? Matches(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        INegatedPatternOperation { Pattern: var inner } => !Matches(inner),
        ITypePatternOperation { MatchedType: var type } => IncludesCancellation(type),
        IDeclarationPatternOperation { MatchedType: { } type } => IncludesCancellation(type),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or, LeftPattern: var left, RightPattern: var right } => Matches(left) | Matches(right),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And, LeftPattern: var left, RightPattern: var right } => Matches(left) & Matches(right),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true, MatchedType: { } type } => IncludesCancellation(type),
        _ => null,
    };

    private static bool IncludesCancellation(ITypeSymbol type) => (ExceptionFailures.Of(type) & Failures.Cancellation) != 0;

    private static bool IsException(IOperation value) => value.Unwrap() is IPropertyReferenceOperation { Property: { Name: "Exception", ContainingType.Name: "Outcome" } };

    private static bool IsOutcome(IOperation value) => value.Unwrap() is IPropertyReferenceOperation { Property.Name: "Outcome" };
}
