using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What conditions come to that ask about a value, if that tells of a failed request or, the contrary, of a good one.</summary>
/// <param name="call">What yields the value: the call of a helper, or a choice by the status.</param>
/// <param name="answer">What the value is then.</param>
internal sealed class AnswerTest(IOperation call, FailureResult answer)
{
    private const int MaxDepth = 4;

    /// <summary>Whether the condition holds after that answer; null where it asks for something else as well.</summary>
    public bool? Holds(IOperation condition) => Holds(condition, 0);

    private bool? Holds(IOperation condition, int depth) => condition.Unwrap() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !Holds(operand, depth),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => Arithmetic.Of(both.OperatorKind, Holds(both.LeftOperand, depth), Holds(both.RightOperand, depth)) as bool?,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } same => Equal(Of(same.LeftOperand, depth), same.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } other => !Equal(Of(other.LeftOperand, depth), other.RightOperand),
        IIsPatternOperation { Value: var value, Pattern: IRecursivePatternOperation { PropertySubpatterns: { IsEmpty: false } parts } } when IsAnswer(value) => AllMatch(parts),
        IIsPatternOperation { Value: var value, Pattern: var pattern } => Matches(Of(value, depth), pattern),
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } value } => IsNull(Of(value, depth)) is { } isNull ? !isNull : null,
        IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" }, Arguments: [{ Value: var text }] } => Of(text, depth) == Known.Null ? true : null,
        var value => Of(value, depth) switch
        {
            Known.True => true,
            Known.False => false,
            _ => null,
        },
    };

    private Known Of(IOperation value, int depth) => value.Unwrap() switch
    {
        var self when ReferenceEquals(self, call) => answer[FailureResult.Whole],
        ISimpleAssignmentOperation { Value: var assigned } => Of(assigned, depth),
        ILocalReferenceOperation { Local: var local } reference => OfLocal(local, reference.Root(), depth),
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } element, Instance: { } tuple } when IsAnswer(tuple) => answer[(element.CorrespondingTupleField ?? element).Name],
        IPropertyReferenceOperation { Property: var property, Instance: { } owner } when IsAnswer(owner) => answer[property.Name],
        _ => Known.Unknown,
    };

    private Known OfLocal(ILocalSymbol local, IOperation root, int depth)
    {
        if (Deconstructed(local) is { } part) return part;
        if (Answers.Of(call) is { } kept && Same(local, kept)) return answer[FailureResult.Whole];
        // var ok = answer.Ok;
        return depth < MaxDepth && LocalValues.AssignedTo(local, root).ToList() is [var only] && !LocalValues.IsWrittenOtherwise(local, root) ? Copied(only, depth + 1) : Known.Unknown;
    }

    private Known Copied(IOperation value, int depth) =>
        Of(value, depth) is not Known.Unknown and var known ? known
        : value.Type?.SpecialType != SpecialType.System_Boolean ? Known.Unknown
        : Holds(value, depth) switch
        {
            true => Known.True,
            false => Known.False,
            null => Known.Unknown,
        };

    // var (ok, text) = await TryGetAsync();
    private Known? Deconstructed(ILocalSymbol local)
    {
        if (call.Awaited().Parent is not IDeconstructionAssignmentOperation { Target: var target }) return null;
        var tuple = (target is IDeclarationExpressionOperation declared ? declared.Expression : target) as ITupleOperation;
        for (var index = 0; index < tuple?.Elements.Length; index++)
        {
            var element = tuple.Elements[index] is IDeclarationExpressionOperation single ? single.Expression : tuple.Elements[index];
            if (element is ILocalReferenceOperation { Local: var taken } && Same(taken, local)) return answer[FailureResult.ItemName(index)];
        }

        return null;
    }

    private bool IsAnswer(IOperation value) =>
        ReferenceEquals(value.Unwrap(), call) || (value.Unwrap() is ILocalReferenceOperation { Local: var local } && Answers.Of(call) is { } kept && Same(local, kept));

    // is { Error: null }
    private bool? AllMatch(ImmutableArray<IPropertySubpatternOperation> parts) => parts
        .Select(part => part.Member is IPropertyReferenceOperation { Property: var property } ? Matches(answer[property.Name], part.Pattern) : null)
        .Aggregate((bool?)true, (all, one) => Arithmetic.Of(BinaryOperatorKind.ConditionalAnd, all, one) as bool?);

    private static bool? Equal(Known known, IOperation right) => right.Unwrap().ConstantValue is not { HasValue: true, Value: var constant } ? null : constant switch
    {
        null => IsNull(known),
        bool wanted => known switch
        {
            Known.True => wanted,
            Known.False => !wanted,
            _ => null,
        },
        _ => null,
    };

    private static bool? Matches(Known known, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation { Pattern: var inner } => !Matches(known, inner),
        IConstantPatternOperation { Value: var value } => Equal(known, value),
        IDeclarationPatternOperation { MatchesNull: true } => true,
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } or IDeclarationPatternOperation or ITypePatternOperation => IsNull(known) switch
        {
            true => false,
            // is { } text, but not is string text of an object.
            false when SymbolEqualityComparer.Default.Equals(pattern.NarrowedType, pattern.InputType) => true,
            _ => null,
        },
        _ => null,
    };

    private static bool? IsNull(Known known) => known switch
    {
        Known.Null => true,
        Known.NotNull => false,
        _ => null,
    };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
