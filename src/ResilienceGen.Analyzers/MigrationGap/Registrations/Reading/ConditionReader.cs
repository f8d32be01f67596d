using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Reads what an <c>if</c> or <c>switch</c> asks of a parameter; anything else is undecided.</summary>
internal sealed class ConditionReader(ValueReader values)
{
    public Condition Read(IOperation condition) => condition.Unwrap() switch
    {
        ILiteralOperation { ConstantValue.Value: bool flag } => new ConstantCondition(flag),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Read(operand).Negated(),
        IBinaryOperation binary => OfBinary(binary),
        IIsPatternOperation pattern => Matches(pattern.Value, pattern.Pattern),
        IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [var text] } =>
            new EitherCondition(Equal(text.Value, ConstantText.Null), Equal(text.Value, ConstantText.OfName(""))),
        var operand => Equal(operand, ConstantText.True),
    };

    /// <summary>Whether the value matches one clause of a switch.</summary>
    public Condition Read(IOperation value, ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation { Value: var constant } => Equal(value, constant),
        IPatternCaseClauseOperation { Guard: null, Pattern: var pattern } => Matches(value, pattern),
        _ => Condition.Undecided,
    };

    private Condition OfBinary(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => new BothCondition(Read(binary.LeftOperand), Read(binary.RightOperand)),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => new EitherCondition(Read(binary.LeftOperand), Read(binary.RightOperand)),
        BinaryOperatorKind.Equals => Equal(binary.LeftOperand, binary.RightOperand),
        BinaryOperatorKind.NotEquals => Equal(binary.LeftOperand, binary.RightOperand).Negated(),
        _ => Condition.Undecided,
    };

    private Condition Matches(IOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var constant } => Equal(value, constant),
        INegatedPatternOperation { Pattern: var inner } => Matches(value, inner).Negated(),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => new EitherCondition(Matches(value, either.LeftPattern), Matches(value, either.RightPattern)),
        _ => Condition.Undecided,
    };

    private Condition Equal(IOperation left, IOperation right) =>
        ValueReader.ConstantOf(right) is { } second ? Equal(left, second)
        : ValueReader.ConstantOf(left) is { } first ? Equal(right, first)
        : Condition.Undecided;

    private Condition Equal(IOperation value, string constant) =>
        values.IsOpen(value.Unwrap(), out var ordinal) ? new ParameterIs(ordinal, constant) : Condition.Undecided;
}
