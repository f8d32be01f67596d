namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The properties of the policy attributes that a descriptor repeats, in its order. A test holds them against the runtime's records.</summary>
internal static class PolicyProperties
{
    public static readonly string[] Retry =
        ["MaxRetryAttempts", "DelayMs", "MaxDelayMs", "Backoff", "UseJitter", "JitterFactor", "HonorRetryAfter", "RetryOn", "AbortOn", "Enabled"];

    public static readonly string[] Timeout = ["AttemptMs", "TotalMs", "IdleMs", "Abandon", "Enabled"];

    public static readonly string[] CircuitBreaker =
    [
        "FailureRatio", "MinimumThroughput", "SamplingDurationMs", "BreakDurationMs", "ConsecutiveFailures", "WindowCalls", "SlowCallDurationMs",
        "SlowCallRatio", "Probes", "ProbeSuccesses", "BreakBackoff", "MaxBreakDurationMs", "HonorRetryAfter", "FailOn", "SkipOn", "Mode", "MaxPartitions", "Enabled",
    ];

    public static readonly string[] Fallback = ["ApplyOn", "SkipOn", "Enabled"];

    public static readonly string[] Chain = ["FallbackOn", "StopOn", "Tiers", "RankMembers", "TryFirstWhenAllOpen", "ThrowLastError", "Enabled"];

    public static readonly string[] RetryBudget = ["Ratio", "MinRetries", "Enabled"];

    public static readonly string[] Hedge = ["DelayMs", "LatencyQuantile", "MaxHedges", "Enabled"];

    public static readonly string[] ConcurrencyLimit = ["MaxConcurrent", "QueueLimit", "Adaptive", "MinConcurrent", "Enabled"];

    public static readonly string[] SingleFlight = ["Enabled"];

    public static readonly string[] Cache = ["FreshMs", "StaleMs", "MaxEntries", "Enabled"];
}
