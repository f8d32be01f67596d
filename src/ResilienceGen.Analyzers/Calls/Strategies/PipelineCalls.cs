using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Reads the calls that add a strategy to a Polly 8 pipeline builder.</summary>
internal static class PipelineCalls
{
    private const int DefaultRetries = 3;
    private const int DefaultHedges = 1;

    /// <summary>Whether the call is one of Polly's own; anything else may add whatever it likes.</summary>
    public static bool IsKnown(IInvocationOperation add) => add.TargetMethod.Name is
        "AddRetry" or "AddHedging" or "AddCircuitBreaker" or "AddFallback" or "AddTimeout" or "AddConcurrencyLimiter" or "AddRateLimiter";

    public static Strategy Read(IInvocationOperation add)
    {
        var kind = KindOf(add.TargetMethod.Name);
        if (kind is StrategyKind.Timeout or StrategyKind.Other) return new Strategy(kind, add, Handled.Nothing);
        var options = add.Arguments.LastOrDefault() is { } argument ? StrategyOptions.Read(argument.Value) : null;
        return new Strategy(kind, add, options is null ? Handled.Unknown : HandledBy(options), Attempts(kind, options), options);
    }

    private static StrategyKind KindOf(string name) => name switch
    {
        "AddRetry" => StrategyKind.Retry,
        "AddHedging" => StrategyKind.Hedging,
        "AddCircuitBreaker" => StrategyKind.CircuitBreaker,
        "AddFallback" => StrategyKind.Fallback,
        "AddTimeout" => StrategyKind.Timeout,
        _ => StrategyKind.Other,
    };

    private static Handled HandledBy(StrategyOptions options) => options["ShouldHandle"] switch
    {
        null when options.IsHttp => Handled.Exactly(Failures.Transport | Failures.AttemptTimeout | Failures.ServerError | Failures.Throttling),
        // Polly leaves cancellation alone, and looks at no result.
        null => Handled.Exactly(Failures.Exceptions & ~Failures.Cancellation),
        var predicate => FailurePredicates.Of(predicate),
    };

    private static int? Attempts(StrategyKind kind, StrategyOptions? options)
    {
        if (options is null || kind is not (StrategyKind.Retry or StrategyKind.Hedging)) return null;
        var (setting, standard) = kind == StrategyKind.Retry ? ("MaxRetryAttempts", DefaultRetries) : ("MaxHedgedAttempts", DefaultHedges);
        return options[setting] is not { } value ? standard + 1
            : value.Unwrap().ConstantValue is { HasValue: true, Value: int and < int.MaxValue and var count } ? count + 1
            : null;
    }
}
