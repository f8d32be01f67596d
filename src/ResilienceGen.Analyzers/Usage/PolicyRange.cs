using System.Globalization;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>What a property of a policy may be.</summary>
/// <param name="Attribute">Full name of the attribute.</param>
/// <param name="Property">Name of the property.</param>
/// <param name="Interval">The numbers that are allowed.</param>
/// <param name="Allowed">The range in words.</param>
internal sealed record PolicyRange(string Attribute, string Property, Interval Interval, string Allowed)
{
    public const int Day = 24 * 60 * 60 * 1000;

    private const string UpToADay = "to 86,400,000 ms (one day)";
    private const string Growths = "Backoff.Constant, Backoff.Linear, Backoff.Exponential, Backoff.Fibonacci";

    /// <summary>Every range there is.</summary>
    public static IReadOnlyList<PolicyRange> All { get; } =
    [
        new(KnownTypes.RetryAttribute, "MaxRetryAttempts", new(-1, double.PositiveInfinity), "-1 (no limit) and more"),
        new(KnownTypes.RetryAttribute, "DelayMs", new(0, Day), $"0 {UpToADay}"),
        new(KnownTypes.RetryAttribute, "MaxDelayMs", new(0, Day), $"0 {UpToADay}"),
        new(KnownTypes.RetryAttribute, "Backoff", new(0, 4), $"{Growths} and Backoff.DecorrelatedJitter"),
        new(KnownTypes.RetryAttribute, "JitterFactor", new(0, 1) { BelowMax = true }, "0 up to but not including 1"),
        new(KnownTypes.TimeoutAttribute, "AttemptMs", new(10, Day), $"10 {UpToADay}"),
        new(KnownTypes.TimeoutAttribute, "TotalMs", new(10, Day), $"10 {UpToADay}"),
        new(KnownTypes.TimeoutAttribute, "IdleMs", new(10, Day) { OrZero = true }, $"0 (no limit) and 10 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "FailureRatio", new(0, 1), "0 to 1"),
        new(KnownTypes.CircuitBreakerAttribute, "MinimumThroughput", new(2, double.PositiveInfinity), "2 and more"),
        new(KnownTypes.CircuitBreakerAttribute, "SamplingDurationMs", new(500, Day), $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "BreakDurationMs", new(500, Day), $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "ConsecutiveFailures", new(0, double.PositiveInfinity), "0 (off) and more"),
        new(KnownTypes.CircuitBreakerAttribute, "WindowCalls", new(2, 10_000) { OrZero = true }, "0 (the sampling window counts) and 2 to 10,000"),
        new(KnownTypes.CircuitBreakerAttribute, "SlowCallDurationMs", new(0, Day), $"0 (off) {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "SlowCallRatio", new(0, 1) { AboveMin = true }, "above 0 to 1"),
        new(KnownTypes.CircuitBreakerAttribute, "Probes", new(1, 1_000), "1 to 1,000"),
        new(KnownTypes.CircuitBreakerAttribute, "ProbeSuccesses", new(1, 1_000), "1 to 1,000"),
        new(KnownTypes.CircuitBreakerAttribute, "BreakBackoff", new(0, 3), Growths),
        new(KnownTypes.CircuitBreakerAttribute, "MaxBreakDurationMs", new(500, Day), $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "Mode", new(0, 2), "CircuitMode.Enforced, CircuitMode.MetricsOnly and CircuitMode.Disabled"),
        new(KnownTypes.CircuitBreakerAttribute, "MaxPartitions", new(1, 100_000), "1 to 100,000"),
        new(KnownTypes.RetryBudgetAttribute, "Ratio", new(0, 1), "0 to 1"),
        new(KnownTypes.RetryBudgetAttribute, "MinRetries", new(0, double.PositiveInfinity), "0 and more"),
        new(KnownTypes.HedgeAttribute, "DelayMs", new(1, Day), $"1 {UpToADay}"),
        new(KnownTypes.HedgeAttribute, "LatencyQuantile", new(0, 1) { BelowMax = true }, "0 (off) up to but not including 1"),
        new(KnownTypes.HedgeAttribute, "MaxHedges", new(1, 10), "1 to 10"),
        new(KnownTypes.ConcurrencyLimitAttribute, "MaxConcurrent", new(1, 100_000), "1 to 100,000"),
        new(KnownTypes.ConcurrencyLimitAttribute, "QueueLimit", new(0, 100_000), "0 to 100,000"),
        new(KnownTypes.ConcurrencyLimitAttribute, "MinConcurrent", new(1, double.PositiveInfinity), "1 and more"),
        new(KnownTypes.CacheResultAttribute, "FreshMs", new(0, Day), $"0 (never) {UpToADay}"),
        new(KnownTypes.CacheResultAttribute, "StaleMs", new(0, 7 * Day), "0 (none is) to 604,800,000 ms (seven days)"),
        new(KnownTypes.CacheResultAttribute, "MaxEntries", new(1, 100_000), "1 to 100,000"),
    ];

    public bool Holds(object value) => Interval.Holds(Convert.ToDouble(value, CultureInfo.InvariantCulture));
}
