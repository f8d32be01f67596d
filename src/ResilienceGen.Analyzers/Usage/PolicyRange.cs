using System.Globalization;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>What a property of a policy may be.</summary>
/// <param name="Attribute">Full name of the attribute.</param>
/// <param name="Property">Name of the property.</param>
/// <param name="Allows">Whether a value is allowed; NaN is in no range, for it compares as false.</param>
/// <param name="Allowed">The range in words.</param>
internal sealed record PolicyRange(string Attribute, string Property, Predicate<double> Allows, string Allowed)
{
    public const int Day = 24 * 60 * 60 * 1000;

    private const string UpToADay = "to 86,400,000 ms (one day)";
    private const string Backoffs = "Backoff.Constant, Backoff.Linear and Backoff.Exponential";

    /// <summary>Every range there is.</summary>
    public static IReadOnlyList<PolicyRange> All { get; } =
    [
        new(KnownTypes.RetryAttribute, "MaxRetryAttempts", static value => value >= -1, "-1 (no limit) and more"),
        new(KnownTypes.RetryAttribute, "DelayMs", static value => value is >= 0 and <= Day, $"0 {UpToADay}"),
        new(KnownTypes.RetryAttribute, "MaxDelayMs", static value => value is >= 0 and <= Day, $"0 {UpToADay}"),
        new(KnownTypes.RetryAttribute, "Backoff", static value => value is >= 0 and <= 2, Backoffs),
        new(KnownTypes.RetryAttribute, "JitterFactor", static value => value is >= 0 and < 1, "0 up to but not including 1"),
        new(KnownTypes.TimeoutAttribute, "AttemptMs", static value => value is >= 10 and <= Day, $"10 {UpToADay}"),
        new(KnownTypes.TimeoutAttribute, "TotalMs", static value => value is >= 10 and <= Day, $"10 {UpToADay}"),
        new(KnownTypes.TimeoutAttribute, "IdleMs", static value => value is 0 or (>= 10 and <= Day), $"0 (no limit) and 10 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "FailureRatio", static value => value is >= 0 and <= 1, "0 to 1"),
        new(KnownTypes.CircuitBreakerAttribute, "MinimumThroughput", static value => value >= 2, "2 and more"),
        new(KnownTypes.CircuitBreakerAttribute, "SamplingDurationMs", static value => value is >= 500 and <= Day, $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "BreakDurationMs", static value => value is >= 500 and <= Day, $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "ConsecutiveFailures", static value => value >= 0, "0 (off) and more"),
        new(KnownTypes.CircuitBreakerAttribute, "WindowCalls", static value => value is 0 or (>= 2 and <= 10_000), "0 (the sampling window counts) and 2 to 10,000"),
        new(KnownTypes.CircuitBreakerAttribute, "SlowCallDurationMs", static value => value is >= 0 and <= Day, $"0 (off) {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "SlowCallRatio", static value => value is > 0 and <= 1, "above 0 to 1"),
        new(KnownTypes.CircuitBreakerAttribute, "Probes", static value => value is >= 1 and <= 1_000, "1 to 1,000"),
        new(KnownTypes.CircuitBreakerAttribute, "ProbeSuccesses", static value => value is >= 1 and <= 1_000, "1 to 1,000"),
        new(KnownTypes.CircuitBreakerAttribute, "BreakBackoff", static value => value is >= 0 and <= 2, Backoffs),
        new(KnownTypes.CircuitBreakerAttribute, "MaxBreakDurationMs", static value => value is >= 500 and <= Day, $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "Mode", static value => value is >= 0 and <= 2, "CircuitMode.Enforced, CircuitMode.MetricsOnly and CircuitMode.Disabled"),
        new(KnownTypes.CircuitBreakerAttribute, "MaxPartitions", static value => value is >= 1 and <= 100_000, "1 to 100,000"),
        new(KnownTypes.RetryBudgetAttribute, "Ratio", static value => value is >= 0 and <= 1, "0 to 1"),
        new(KnownTypes.RetryBudgetAttribute, "MinRetries", static value => value >= 0, "0 and more"),
        new(KnownTypes.HedgeAttribute, "DelayMs", static value => value is >= 1 and <= Day, $"1 {UpToADay}"),
        new(KnownTypes.HedgeAttribute, "LatencyQuantile", static value => value is >= 0 and < 1, "0 (off) up to but not including 1"),
        new(KnownTypes.HedgeAttribute, "MaxHedges", static value => value is >= 1 and <= 10, "1 to 10"),
        new(KnownTypes.ConcurrencyLimitAttribute, "MaxConcurrent", static value => value is >= 1 and <= 100_000, "1 to 100,000"),
        new(KnownTypes.ConcurrencyLimitAttribute, "QueueLimit", static value => value is >= 0 and <= 100_000, "0 to 100,000"),
        new(KnownTypes.ConcurrencyLimitAttribute, "MinConcurrent", static value => value >= 1, "1 and more"),
        new(KnownTypes.CacheResultAttribute, "FreshMs", static value => value is >= 0 and <= Day, $"0 (never) {UpToADay}"),
        new(KnownTypes.CacheResultAttribute, "StaleMs", static value => value is >= 0 and <= 7 * Day, "0 (none is) to 604,800,000 ms (seven days)"),
        new(KnownTypes.CacheResultAttribute, "MaxEntries", static value => value is >= 1 and <= 100_000, "1 to 100,000"),
    ];

    public bool Holds(object value) => Allows(Convert.ToDouble(value, CultureInfo.InvariantCulture));
}
