namespace ResilienceGen.Breakers;

/// <summary>When a circuit opens and for how long. The values and defaults are those of <see cref="CircuitBreakerAttribute"/>.</summary>
public sealed record CircuitBreakerPolicy
{
    private const int Day = 24 * 60 * 60 * 1000;

    /// <summary>Share of failures in the sampling window that opens the circuit, 0 to 1. Default 0.5.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Results the window must hold before the ratio counts, at least 2. Default 10.</summary>
    public int MinimumThroughput { get; init; } = 10;

    /// <summary>Length of the sampling window in milliseconds, 500 to one day. Default 30,000.</summary>
    public int SamplingDurationMs { get; init; } = 30_000;

    /// <summary>How long an open circuit rejects calls, in milliseconds, 500 to one day. Default 5,000.</summary>
    public int BreakDurationMs { get; init; } = 5_000;

    /// <summary>Failures in a row that open the circuit whatever the ratio says. Default 0 = off.</summary>
    public int ConsecutiveFailures { get; init; }

    internal TimeSpan SamplingDuration => TimeSpan.FromMilliseconds(SamplingDurationMs);

    internal TimeSpan BreakDuration => TimeSpan.FromMilliseconds(BreakDurationMs);

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { FailureRatio: not (>= 0 and <= 1) } => $"FailureRatio is {FailureRatio}, allowed are 0 to 1",
        { MinimumThroughput: < 2 } => $"MinimumThroughput is {MinimumThroughput}, allowed are 2 and more",
        { SamplingDurationMs: < 500 or > Day } => $"SamplingDurationMs is {SamplingDurationMs}, allowed are 500 to {Day}",
        { BreakDurationMs: < 500 or > Day } => $"BreakDurationMs is {BreakDurationMs}, allowed are 500 to {Day}",
        { ConsecutiveFailures: < 0 } => $"ConsecutiveFailures is {ConsecutiveFailures}, allowed are 0 (off) and more",
        _ => null,
    };
}
