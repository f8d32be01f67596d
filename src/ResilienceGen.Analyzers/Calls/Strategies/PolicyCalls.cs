using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Reads the calls that create a Polly 7 policy.</summary>
internal static class PolicyCalls
{
    /// <summary>The policy that the call creates; null where it is none we know.</summary>
    public static Strategy? Read(IInvocationOperation create)
    {
        var name = create.TargetMethod.Name;
        if (KindOf(name) is not { } kind) return null;
        if (kind is StrategyKind.Timeout or StrategyKind.Other) return new Strategy(kind, create, Handled.Nothing);
        var handled = Sink.ReceiverOf(create) is { } conditions ? FailurePredicates.Of(conditions) : Handled.Unknown;
        return new Strategy(kind, create, handled, kind == StrategyKind.Retry ? Attempts(create) : null);
    }

    private static StrategyKind? KindOf(string name) => name switch
    {
        "Retry" or "RetryAsync" or "RetryForever" or "RetryForeverAsync"
            or "WaitAndRetry" or "WaitAndRetryAsync" or "WaitAndRetryForever" or "WaitAndRetryForeverAsync" => StrategyKind.Retry,
        "CircuitBreaker" or "CircuitBreakerAsync" or "AdvancedCircuitBreaker" or "AdvancedCircuitBreakerAsync" => StrategyKind.CircuitBreaker,
        "Fallback" or "FallbackAsync" => StrategyKind.Fallback,
        "Timeout" or "TimeoutAsync" => StrategyKind.Timeout,
        "NoOp" or "NoOpAsync" or "Bulkhead" or "BulkheadAsync" or "RateLimit" or "RateLimitAsync" => StrategyKind.Other,
        _ => null,
    };

    private static int? Attempts(IInvocationOperation create)
    {
        if (create.TargetMethod.Name.Contains("Forever")) return null;
        var count = create.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "retryCount", Type.SpecialType: SpecialType.System_Int32 });
        return count is null
            ? create.TargetMethod.Name.StartsWith("Retry", StringComparison.Ordinal) ? 2 : null
            : count.Value.Unwrap().ConstantValue is { HasValue: true, Value: int retries } ? retries + 1 : null;
    }
}
