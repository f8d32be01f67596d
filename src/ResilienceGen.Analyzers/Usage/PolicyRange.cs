using System.Globalization;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>What a property of a policy may be.</summary>
/// <param name="Attribute">Full name of the attribute.</param>
/// <param name="Property">Name of the property.</param>
/// <param name="Lowest">The lowest value allowed.</param>
/// <param name="Highest">The highest value allowed.</param>
/// <param name="Allowed">The range in words.</param>
internal sealed record PolicyRange(string Attribute, string Property, double Lowest, double Highest, string Allowed)
{
    public const int Day = 24 * 60 * 60 * 1000;

    private const string UpToADay = "to 86,400,000 ms (one day)";

    /// <summary>Every range there is.</summary>
    public static IReadOnlyList<PolicyRange> All { get; } =
    [
        new(KnownTypes.RetryAttribute, "MaxRetryAttempts", -1, int.MaxValue, "-1 (no limit) and more"),
        new(KnownTypes.RetryAttribute, "DelayMs", 0, Day, $"0 {UpToADay}"),
        new(KnownTypes.RetryAttribute, "MaxDelayMs", 0, Day, $"0 {UpToADay}"),
        new(KnownTypes.RetryAttribute, "Backoff", 0, 2, "Backoff.Constant, Backoff.Linear and Backoff.Exponential"),
        new(KnownTypes.TimeoutAttribute, "AttemptMs", 10, Day, $"10 {UpToADay}"),
        new(KnownTypes.TimeoutAttribute, "TotalMs", 10, Day, $"10 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "FailureRatio", 0, 1, "0 to 1"),
        new(KnownTypes.CircuitBreakerAttribute, "MinimumThroughput", 2, int.MaxValue, "2 and more"),
        new(KnownTypes.CircuitBreakerAttribute, "SamplingDurationMs", 500, Day, $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "BreakDurationMs", 500, Day, $"500 {UpToADay}"),
        new(KnownTypes.CircuitBreakerAttribute, "ConsecutiveFailures", 0, int.MaxValue, "0 (off) and more"),
    ];

    // NaN is in no range: it compares as false.
    public bool Holds(object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number >= Lowest && number <= Highest;
}
