using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>A request on its way outwards through the code that might resend it.</summary>
/// <param name="Operation">Where it is sent, seen from the function now looked at: the sink, or a call that leads to it.</param>
/// <param name="Dependencies">The variables of this function that decide which request it is.</param>
/// <param name="Budget">What the walk may still cost.</param>
/// <param name="FailureAbsorbed">Whether a callee on the way turns the failure into a result, so that no catch is needed here.</param>
internal sealed record Send(IOperation Operation, RequestDependencies Dependencies, WalkBudget Budget, bool FailureAbsorbed = false)
{
    /// <summary>What the callee on the way returns after a failure; null where that cannot be told.</summary>
    public FailureResult? Failure { get; init; }

    /// <summary>The constants that the function now looked at is called with.</summary>
    public KnownNumbers Numbers { get; init; } = KnownNumbers.None;

    /// <summary>The same request, seen from further out in the same function.</summary>
    public Send From(IOperation operation) => this with { Operation = operation };
}
