using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What an operator makes of two values, of which one or both may be unknown.</summary>
internal static class Arithmetic
{
    public static object? Of(BinaryOperatorKind kind, object? left, object? right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.ConditionalAnd, false, _) or (BinaryOperatorKind.ConditionalAnd, _, false) => false,
        (BinaryOperatorKind.ConditionalAnd, true, true) => true,
        (BinaryOperatorKind.ConditionalOr, true, _) or (BinaryOperatorKind.ConditionalOr, _, true) => true,
        (BinaryOperatorKind.ConditionalOr, false, false) => false,
        (_, int first, int second) => Of(kind, first, second),
        _ => null,
    };

    private static object? Of(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        _ => null,
    };
}
