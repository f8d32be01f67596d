using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Works out for which statuses a condition about a response holds. What is not about the response, such as a count of attempts, is left out.</summary>
internal static class StatusCondition
{
    private static readonly (int Status, Failures Failure)[] Samples =
    [
        (500, Failures.ServerError), (502, Failures.ServerError), (504, Failures.ServerError),
        (429, Failures.Throttling), (503, Failures.Throttling),
        (200, Failures.OtherResult), (404, Failures.OtherResult),
    ];

    /// <summary>The results for which the condition holds.</summary>
    public static Handled Of(IOperation condition) => Of(status => Holds(condition, status));

    /// <summary>The results of which the test is true.</summary>
    public static Handled Of(Func<int, bool?> test)
    {
        var handled = Handled.Nothing;
        foreach (var (status, failure) in Samples)
        {
            var holds = test(status);
            if (holds != false) handled |= Handled.AtMost(failure);
            // Of several statuses one is enough: a guard that answers 500 resends what may have been done.
            if (holds == true && failure != Failures.OtherResult) handled |= Handled.Exactly(failure);
        }

        return handled;
    }

    /// <summary>Whether the condition holds for the status; null where that cannot be told.</summary>
    public static bool? Holds(IOperation condition, int status) => condition.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !Holds(operand, status),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Both(both, status),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Either(either, status),
        IBinaryOperation comparison => Compare(comparison, status),
        IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } => status is >= 200 and < 300,
        IIsPatternOperation test when IsStatus(test.Value) => Matches(test.Pattern, status),
        _ => null,
    };

    /// <summary>Whether the condition says nothing about how the attempt ended: a count, a flag of the caller.</summary>
    public static bool IsAboutSomethingElse(IOperation condition) => !condition.DescendantsAndSelf<IOperation>().Any(part => part switch
    {
        IInvocationOperation => true,
        ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } => true,
        _ => HttpTypes.IsResponse(part.Type) || part.Type?.Name is "HttpStatusCode" || IsException(part.Type),
    });

    private static bool? Both(IBinaryOperation both, int status)
    {
        if (IsAboutSomethingElse(both.LeftOperand)) return Holds(both.RightOperand, status);
        if (IsAboutSomethingElse(both.RightOperand)) return Holds(both.LeftOperand, status);
        var (left, right) = (Holds(both.LeftOperand, status), Holds(both.RightOperand, status));
        return left == false || right == false ? false : left & right;
    }

    private static bool? Either(IBinaryOperation either, int status)
    {
        if (IsAboutSomethingElse(either.LeftOperand)) return Holds(either.RightOperand, status);
        if (IsAboutSomethingElse(either.RightOperand)) return Holds(either.LeftOperand, status);
        var (left, right) = (Holds(either.LeftOperand, status), Holds(either.RightOperand, status));
        return left == true || right == true ? true : left | right;
    }

    private static bool? Compare(IBinaryOperation comparison, int status)
    {
        var mirrored = IsStatus(comparison.RightOperand);
        if (!mirrored && !IsStatus(comparison.LeftOperand)) return null;
        return (mirrored ? comparison.LeftOperand : comparison.RightOperand).Unwrap().ConstantValue is { HasValue: true, Value: int code }
            ? Compare(comparison.OperatorKind, mirrored ? code : status, mirrored ? status : code)
            : null;
    }

    private static bool? Compare(BinaryOperatorKind comparison, int left, int right) => comparison switch
    {
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        _ => null,
    };

    private static bool? Matches(IPatternOperation pattern, int status) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: int code } } => code == status,
        IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: int code } } relation => Compare(relation.OperatorKind, status, code),
        INegatedPatternOperation negated => !Matches(negated.Pattern, status),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Matches(either.LeftPattern, status) | Matches(either.RightPattern, status),
        IBinaryPatternOperation both => Matches(both.LeftPattern, status) & Matches(both.RightPattern, status),
        _ => null,
    };

    private static bool IsStatus(IOperation value) => value.Unwrap() is IPropertyReferenceOperation { Property.Name: "StatusCode" } property && HttpTypes.IsResponse(property.Property.ContainingType);

    private static bool IsException(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "Exception") return true;
        }

        return false;
    }
}
