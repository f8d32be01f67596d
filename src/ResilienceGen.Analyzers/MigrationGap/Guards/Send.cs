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

    /// <summary>Whether the failure leaves the callee on the way as it is thrown, whatever becomes of the task that the callee returns.</summary>
    public bool IsThrown { get; init; }

    /// <summary>The constants that the function now looked at is called with.</summary>
    public KnownNumbers Numbers { get; init; } = KnownNumbers.None;

    /// <summary>The same request, seen from further out in the same function.</summary>
    public Send From(IOperation operation) => this with { Operation = operation };

    /// <summary>The same request, as the caller of a function sees it that learns of the failure or not.</summary>
    public Send Leaving(IMethodSymbol? function, bool fails) => this with { IsThrown = fails && function is { IsAsync: false } };
}
