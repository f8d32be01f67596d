using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Which exceptions and statuses a retry is about.</summary>
internal static class TransientFailures
{
    private static readonly HashSet<string> NeverTransient = new(StringComparer.Ordinal)
    {
        "JsonException", "JsonReaderException", "JsonSerializationException", "FormatException", "ArgumentException",
        "ArgumentNullException", "KeyNotFoundException", "NullReferenceException", "UnauthorizedAccessException", "NotSupportedException",
    };

    // Asking again with a new token, or waiting for a job to end, is no retry of a failed call.
    private static readonly HashSet<string> NoFailureToRetry = new(StringComparer.Ordinal)
    {
        "Unauthorized", "Forbidden", "ProxyAuthenticationRequired", "Accepted", "NotModified", "NotFound", "NoContent", "Conflict",
        "Redirect", "MovedPermanently", "Moved", "Found", "TemporaryRedirect", "PermanentRedirect", "PreconditionFailed",
    };

    private static readonly HashSet<int> NoFailureCodes = [202, 204, 301, 302, 304, 307, 308, 401, 403, 404, 407, 409, 412];

    /// <summary>Whether the catch can see a request fail in a way that may pass.</summary>
    public static bool Handles(ICatchClauseOperation handler) => !NeverTransient.Contains(handler.ExceptionType?.Name ?? "");

    /// <summary>Whether the condition asks about a failed answer: a status, or a helper that is given the response.</summary>
    public static bool IsTested(IOperation condition) => condition.DescendantsAndSelf<IOperation>().Any(IsTestedAlone);

    private static bool IsTestedAlone(IOperation part) => part switch
    {
        IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } => true,
        IPropertyReferenceOperation { Property.Name: "StatusCode" } status => !ComparesOnlyOtherwise(status),
        IInvocationOperation { TargetMethod.ReturnType.SpecialType: SpecialType.System_Boolean } call => call.Arguments.Any(IsAboutAnswer),
        _ => false,
    };

    /// <summary>Whether the value is the status of an answer, or chosen by it.</summary>
    public static bool IsStatus(IOperation value) => value.Unwrap() switch
    {
        IPropertyReferenceOperation { Property.Name: "StatusCode" } => true,
        IConditionalOperation { Condition: var test, WhenTrue: var one, WhenFalse: { } other } => IsStatus(one) || IsStatus(other) || (IsTested(test) && one.ConstantValue.HasValue && other.ConstantValue.HasValue),
        ICoalesceOperation { Value: var first, WhenNull: var second } => IsStatus(first) || IsStatus(second),
        IConditionalAccessOperation { WhenNotNull: var member } => IsStatus(member),
        _ => false,
    };

    /// <summary>Whether the condition holds for a failed answer (true) or for a good one (false); null where the parts disagree or a helper decides.</summary>
    public static bool? MeansFailure(IOperation condition)
    {
        var parts = condition.DescendantsAndSelf<IOperation>().Where(IsTestedAlone).Select(Meaning).Distinct().Take(2).ToList();
        return parts.Count == 1 ? parts[0] : null;

        bool? Meaning(IOperation part)
        {
            var failure = part switch
            {
                IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } => false,
                IPropertyReferenceOperation { Property.Name: "StatusCode" } => ComparisonMeansFailure(part),
                _ => (bool?)null,
            };
            var negations = part.Ancestors().TakeWhile(ancestor => ancestor.IsWithin(condition)).Count(ancestor => ancestor is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or INegatedPatternOperation or IPropertySubpatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } });
            return negations % 2 == 0 ? failure : !failure;
        }
    }

    /// <summary>Whether the section of a switch over the status is about a failure that may pass.</summary>
    public static bool IsCaseOfFailure(ISwitchOperation choice, ISwitchCaseOperation section) =>
        choice.Value.Unwrap() is IPropertyReferenceOperation { Property.Name: "StatusCode" }
        && section.Clauses.OfType<ISingleValueCaseClauseOperation>().Any(clause => clause.Value.ConstantValue is { HasValue: true, Value: int and >= 400 } && !IsNoFailure(clause.Value));

    /// <summary>Whether the arm of a switch expression over the answer may be about a failure that may pass.</summary>
    public static bool IsArmOfFailure(ISwitchExpressionArmOperation arm) =>
        arm.Parent is ISwitchExpressionOperation { Value.Type: var type } && (Sinks.HttpTypes.IsResponse(type) || type?.Name == "HttpStatusCode")
        && arm.Pattern.DescendantsAndSelf<IConstantPatternOperation>().Select(pattern => pattern.Value).ToList() is var constants
        && (constants.Count == 0 || !constants.All(IsNoFailure));

    /// <summary>Whether the comparison of the status, or of a variable that holds it, is true for a failed answer; null where that cannot be told.</summary>
    public static bool? ComparisonMeansFailure(IOperation status)
    {
        var comparison = status.Parent;
        while (comparison is IConversionOperation or IParenthesizedOperation) comparison = comparison.Parent;
        if (comparison is not IBinaryOperation { LeftOperand: var left, RightOperand: var right, OperatorKind: var kind } || !status.IsWithin(left)) return null;
        if (right.Unwrap().ConstantValue is not { HasValue: true, Value: int code }) return null;
        return kind switch
        {
            BinaryOperatorKind.Equals => code >= 400,
            BinaryOperatorKind.NotEquals => code < 400,
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => true,
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => false,
            _ => null,
        };
    }

    private static bool IsAboutAnswer(IArgumentOperation argument) =>
        Sinks.HttpTypes.IsResponse(argument.Value.Type) || argument.Value.Type?.Name == "HttpStatusCode";

    /// <summary>Whether the status, or the variable that holds it, is only held against statuses that no retry is about.</summary>
    public static bool ComparesOnlyOtherwise(IOperation status)
    {
        var comparison = status.Parent;
        while (comparison is IConversionOperation or IParenthesizedOperation) comparison = comparison.Parent;
        if (comparison is not (IBinaryOperation or IIsPatternOperation)) return false;
        var constants = comparison.Descendants<IOperation>().Where(part => part.ConstantValue.HasValue).ToList();
        return constants.Count > 0 && constants.All(IsNoFailure);
    }

    private static bool IsNoFailure(IOperation constant) =>
        constant is IFieldReferenceOperation { Field.Name: var name } ? NoFailureToRetry.Contains(name)
        : constant.ConstantValue.Value is int code && NoFailureCodes.Contains(code);
}
