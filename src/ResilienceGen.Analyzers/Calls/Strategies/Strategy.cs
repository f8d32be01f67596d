using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.Calls.Strategies;

internal enum StrategyKind
{
    Retry,
    Hedging,
    CircuitBreaker,
    Fallback,
    Timeout,
    Other,
}

/// <summary>One strategy of a pipeline or policy.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Place">The call that adds or creates it.</param>
/// <param name="Handled">What it answers.</param>
/// <param name="Attempts">How often it sends at most, the first time included; null where that cannot be told.</param>
/// <param name="Options">Its options object, for Polly 8.</param>
internal sealed record Strategy(StrategyKind Kind, IInvocationOperation Place, Handled Handled, int? Attempts = null, StrategyOptions? Options = null)
{
    public bool SendsAgain => Kind is StrategyKind.Retry or StrategyKind.Hedging;

    /// <summary>Whether it answers exceptions of any type, those of a library included.</summary>
    public bool HandlesEverything => (Options is null ? MigrationGap.Sinks.Sink.ReceiverOf(Place) : Options["ShouldHandle"]) is { } predicate
        ? FailurePredicates.Calls(predicate).Any(call => FailurePredicates.ExceptionOf(call)?.Name == "Exception" && !FailurePredicates.HasPredicate(call))
        : Options is { IsHttp: false };
}

/// <summary>The strategies of a pipeline or policy that can be seen.</summary>
/// <param name="Strategies">Outermost first.</param>
/// <param name="IsWhole">Whether there can be no others.</param>
internal sealed record StrategySet(ImmutableArray<Strategy> Strategies, bool IsWhole)
{
    public static StrategySet Unknown { get; } = new([], IsWhole: false);
}
