namespace ResilienceGen.Policies;

/// <summary>
/// All policies with the properties that configuration can change. Values are set by name and not by reflection, so that trimming keeps
/// nothing alive for it.
/// </summary>
internal static class PolicyTables
{
    public static readonly PolicyTable<RetryPolicy> Retry = new(
        "Retry",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(RetryPolicy.MaxRetryAttempts), static (policy, value) => policy with { MaxRetryAttempts = value.Int(policy.MaxRetryAttempts) }),
            new(nameof(RetryPolicy.DelayMs), static (policy, value) => policy with { DelayMs = value.Int(policy.DelayMs) }),
            new(nameof(RetryPolicy.MaxDelayMs), static (policy, value) => policy with { MaxDelayMs = value.Int(policy.MaxDelayMs) }),
            new(nameof(RetryPolicy.Backoff), static (policy, value) => policy with { Backoff = value.Enum(policy.Backoff) }),
            new(nameof(RetryPolicy.UseJitter), static (policy, value) => policy with { UseJitter = value.Bool(policy.UseJitter) }),
            new(nameof(RetryPolicy.JitterFactor), static (policy, value) => policy with { JitterFactor = value.Double(policy.JitterFactor) }),
            new(nameof(RetryPolicy.HonorRetryAfter), static (policy, value) => policy with { HonorRetryAfter = value.Bool(policy.HonorRetryAfter) }),
            new(nameof(RetryPolicy.RetryOn), static (policy, value) => policy with { RetryOn = value.Errors() }),
            new(nameof(RetryPolicy.AbortOn), static (policy, value) => policy with { AbortOn = value.Errors() }),
        ]);

    public static readonly PolicyTable<TimeoutPolicy> Timeout = new(
        "Timeout",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(TimeoutPolicy.AttemptMs), static (policy, value) => policy with { AttemptMs = value.Int(policy.AttemptMs) }),
            new(nameof(TimeoutPolicy.TotalMs), static (policy, value) => policy with { TotalMs = value.Int(policy.TotalMs) }),
            new(nameof(TimeoutPolicy.IdleMs), static (policy, value) => policy with { IdleMs = value.Int(policy.IdleMs) }),
            new(nameof(TimeoutPolicy.Abandon), static (policy, value) => policy with { Abandon = value.Bool(policy.Abandon) }),
        ]);

    public static readonly PolicyTable<CircuitBreakerPolicy> CircuitBreaker = new(
        "CircuitBreaker",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(CircuitBreakerPolicy.FailureRatio), static (policy, value) => policy with { FailureRatio = value.Double(policy.FailureRatio) }),
            new(nameof(CircuitBreakerPolicy.MinimumThroughput), static (policy, value) => policy with { MinimumThroughput = value.Int(policy.MinimumThroughput) }),
            new(nameof(CircuitBreakerPolicy.SamplingDurationMs), static (policy, value) => policy with { SamplingDurationMs = value.Int(policy.SamplingDurationMs) }),
            new(nameof(CircuitBreakerPolicy.BreakDurationMs), static (policy, value) => policy with { BreakDurationMs = value.Int(policy.BreakDurationMs) }),
            new(nameof(CircuitBreakerPolicy.ConsecutiveFailures), static (policy, value) => policy with { ConsecutiveFailures = value.Int(policy.ConsecutiveFailures) }),
            new(nameof(CircuitBreakerPolicy.WindowCalls), static (policy, value) => policy with { WindowCalls = value.Int(policy.WindowCalls) }),
            new(nameof(CircuitBreakerPolicy.SlowCallDurationMs), static (policy, value) => policy with { SlowCallDurationMs = value.Int(policy.SlowCallDurationMs) }),
            new(nameof(CircuitBreakerPolicy.SlowCallRatio), static (policy, value) => policy with { SlowCallRatio = value.Double(policy.SlowCallRatio) }),
            new(nameof(CircuitBreakerPolicy.Probes), static (policy, value) => policy with { Probes = value.Int(policy.Probes) }),
            new(nameof(CircuitBreakerPolicy.ProbeSuccesses), static (policy, value) => policy with { ProbeSuccesses = value.Int(policy.ProbeSuccesses) }),
            new(nameof(CircuitBreakerPolicy.BreakBackoff), static (policy, value) => policy with { BreakBackoff = value.Enum(policy.BreakBackoff) }),
            new(nameof(CircuitBreakerPolicy.MaxBreakDurationMs), static (policy, value) => policy with { MaxBreakDurationMs = value.Int(policy.MaxBreakDurationMs) }),
            new(nameof(CircuitBreakerPolicy.HonorRetryAfter), static (policy, value) => policy with { HonorRetryAfter = value.Bool(policy.HonorRetryAfter) }),
            new(nameof(CircuitBreakerPolicy.FailOn), static (policy, value) => policy with { FailOn = value.Errors() }),
            new(nameof(CircuitBreakerPolicy.SkipOn), static (policy, value) => policy with { SkipOn = value.Errors() }),
            new(nameof(CircuitBreakerPolicy.Mode), static (policy, value) => policy with { Mode = value.Enum(policy.Mode) }),
            new(nameof(CircuitBreakerPolicy.MaxPartitions), static (policy, value) => policy with { MaxPartitions = value.Int(policy.MaxPartitions) }),
        ]);

    public static readonly PolicyTable<HedgePolicy> Hedge = new(
        "Hedge",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(HedgePolicy.DelayMs), static (policy, value) => policy with { DelayMs = value.Int(policy.DelayMs) }),
            new(nameof(HedgePolicy.LatencyQuantile), static (policy, value) => policy with { LatencyQuantile = value.Double(policy.LatencyQuantile) }),
            new(nameof(HedgePolicy.MaxHedges), static (policy, value) => policy with { MaxHedges = value.Int(policy.MaxHedges) }),
        ]);

    public static readonly PolicyTable<ConcurrencyLimitPolicy> ConcurrencyLimit = new(
        "ConcurrencyLimit",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(ConcurrencyLimitPolicy.MaxConcurrent), static (policy, value) => policy with { MaxConcurrent = value.Int(policy.MaxConcurrent) }),
            new(nameof(ConcurrencyLimitPolicy.QueueLimit), static (policy, value) => policy with { QueueLimit = value.Int(policy.QueueLimit) }),
            new(nameof(ConcurrencyLimitPolicy.Adaptive), static (policy, value) => policy with { Adaptive = value.Bool(policy.Adaptive) }),
            new(nameof(ConcurrencyLimitPolicy.MinConcurrent), static (policy, value) => policy with { MinConcurrent = value.Int(policy.MinConcurrent) }),
        ]);

    public static readonly PolicyTable<SingleFlightPolicy> SingleFlight = new(
        "SingleFlight",
        static policy => policy.Enabled,
        static _ => null,
        static () => []);

    public static readonly PolicyTable<CachePolicy> Cache = new(
        "CacheResult",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(CachePolicy.FreshMs), static (policy, value) => policy with { FreshMs = value.Int(policy.FreshMs) }),
            new(nameof(CachePolicy.StaleMs), static (policy, value) => policy with { StaleMs = value.Int(policy.StaleMs) }),
            new(nameof(CachePolicy.MaxEntries), static (policy, value) => policy with { MaxEntries = value.Int(policy.MaxEntries) }),
        ]);

    public static readonly PolicyTable<RetryBudgetPolicy> RetryBudget = new(
        "RetryBudget",
        static policy => policy.Enabled,
        static policy => policy.FindError(),
        static () =>
        [
            new(nameof(RetryBudgetPolicy.Ratio), static (policy, value) => policy with { Ratio = value.Double(policy.Ratio) }),
            new(nameof(RetryBudgetPolicy.MinRetries), static (policy, value) => policy with { MinRetries = value.Int(policy.MinRetries) }),
        ])
    {
        IsOfEndpoint = true,
    };

    public static readonly PolicyTable<FallbackPolicy> Fallback = new(
        "Fallback",
        static policy => policy.Enabled,
        static _ => null,
        static () =>
        [
            new(nameof(FallbackPolicy.ApplyOn), static (policy, value) => policy with { ApplyOn = value.Errors() }),
            new(nameof(FallbackPolicy.SkipOn), static (policy, value) => policy with { SkipOn = value.Errors() }),
        ])
    {
        IsFallback = true,
    };

    public static readonly PolicyTable<ChainPolicy> Chain = new(
        "FallbackChain",
        static policy => policy.Enabled,
        static _ => null,
        static () =>
        [
            new(nameof(ChainPolicy.FallbackOn), static (policy, value) => policy with { FallbackOn = value.Errors() }),
            new(nameof(ChainPolicy.StopOn), static (policy, value) => policy with { StopOn = value.Errors() }),
            new(nameof(ChainPolicy.RankMembers), static (policy, value) => policy with { RankMembers = value.Bool(policy.RankMembers) }),
            new(nameof(ChainPolicy.TryFirstWhenAllOpen), static (policy, value) => policy with { TryFirstWhenAllOpen = value.Bool(policy.TryFirstWhenAllOpen) }),
            new(nameof(ChainPolicy.ThrowLastError), static (policy, value) => policy with { ThrowLastError = value.Bool(policy.ThrowLastError) }),
        ])
    {
        IsFallback = true,
    };

    public static readonly IPolicyTable[] All = [Retry, Timeout, CircuitBreaker, Hedge, ConcurrencyLimit, SingleFlight, Cache, RetryBudget, Fallback, Chain];
}
