namespace ResilienceGen.Policies;

/// <summary>When a circuit opens and for how long. The values and defaults are those of <see cref="CircuitBreakerAttribute"/>.</summary>
public sealed record CircuitBreakerPolicy
{
    /// <summary>Share of failures in the sampling window that opens the circuit, 0 to 1. Default 0.5.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Results the window must hold before the ratio counts, at least 2. Default 10.</summary>
    public int MinimumThroughput { get; init; } = 10;

    /// <summary>Length of the sampling window in milliseconds, 500 to one day. Default 30,000.</summary>
    public int SamplingDurationMs { get; init; } = 30_000;

    /// <summary>How long an open circuit rejects calls, in milliseconds, 500 to one day. Default 5,000.</summary>
    public int BreakDurationMs { get; init; } = 5_000;

    /// <summary>Failures in a row that open the circuit whatever the ratio says, 0 and more. Default 0 = off.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>Counts the ratio over this many latest results, 2 to 10,000 and not fewer than <see cref="MinimumThroughput"/>. Default 0 = over the sampling window.</summary>
    public int WindowCalls { get; init; }

    /// <summary>A call that takes longer than this is slow, in milliseconds, 0 to one day. Default 0 = no call is.</summary>
    public int SlowCallDurationMs { get; init; }

    /// <summary>Share of slow calls that opens the circuit, above 0 to 1. Default 1.</summary>
    public double SlowCallRatio { get; init; } = 1;

    /// <summary>Calls that may probe a half-open circuit at the same time, 1 to 1,000. Default 1.</summary>
    public int Probes { get; init; } = 1;

    /// <summary>Probes that must succeed before the circuit closes, 1 to 1,000. Default 1.</summary>
    public int ProbeSuccesses { get; init; } = 1;

    /// <summary>How the break grows with each probe that fails; not <see cref="Backoff.DecorrelatedJitter"/>. Default <see cref="Backoff.Constant"/>.</summary>
    public Backoff BreakBackoff { get; init; } = Backoff.Constant;

    /// <summary>Longest break in milliseconds, 500 to one day. Default 300,000.</summary>
    public int MaxBreakDurationMs { get; init; } = 300_000;

    /// <summary>Makes a break as long as the failure that opened the circuit asks for, where that is longer, within <see cref="MaxBreakDurationMs"/>. Default false.</summary>
    public bool HonorRetryAfter { get; init; }

    /// <summary>Exceptions that count as failures. Default empty = all do.</summary>
    public ErrorList FailOn { get; init; } = ErrorList.Empty;

    /// <summary>Exceptions that count as successes; looked at before <see cref="FailOn"/>. Default empty.</summary>
    public ErrorList SkipOn { get; init; } = ErrorList.Empty;

    /// <summary>Whether the circuit rejects calls, only counts, or does nothing. Default <see cref="CircuitMode.Enforced"/>.</summary>
    public CircuitMode Mode { get; init; } = CircuitMode.Enforced;

    /// <summary>Most partitions that are kept where calls name one, 1 to 100,000. Default 1,000.</summary>
    public int MaxPartitions { get; init; } = 1_000;

    /// <summary>False switches the circuit breaker off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    internal TimeSpan SamplingDuration => TimeSpan.FromMilliseconds(SamplingDurationMs);

    internal TimeSpan BreakDuration => TimeSpan.FromMilliseconds(BreakDurationMs);

    internal ErrorFilter Errors => new(FailOn, SkipOn);

    private double LongestBreakMs => Math.Max(BreakDurationMs, MaxBreakDurationMs);

    /// <summary>The break after so many probes in a row have failed, the last of them with a wait that it asked for.</summary>
    internal TimeSpan BreakAfter(int failedProbes, TimeSpan asked)
    {
        var ownMs = BreakBackoff == Backoff.Constant ? BreakDurationMs : Math.Min(BreakDurationMs * BreakBackoff.Growth(failedProbes), LongestBreakMs);
        return TimeSpan.FromMilliseconds(Math.Max(ownMs, Math.Min(asked.TotalMilliseconds, LongestBreakMs)));
    }

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { FailureRatio: not (>= 0 and <= 1) } => $"FailureRatio is {FailureRatio}, allowed are 0 to 1",
        { MinimumThroughput: < 2 } => $"MinimumThroughput is {MinimumThroughput}, allowed are 2 and more",
        { SamplingDurationMs: < 500 or > PolicyRange.DayMs } => $"SamplingDurationMs is {SamplingDurationMs}, allowed are 500 to {PolicyRange.DayMs}",
        { BreakDurationMs: < 500 or > PolicyRange.DayMs } => $"BreakDurationMs is {BreakDurationMs}, allowed are 500 to {PolicyRange.DayMs}",
        { ConsecutiveFailures: < 0 } => $"ConsecutiveFailures is {ConsecutiveFailures}, allowed are 0 (off) and more",
        { WindowCalls: not 0 and (< 2 or > 10_000) } => $"WindowCalls is {WindowCalls}, allowed are 2 to 10000, or 0 for the sampling window",
        { SlowCallDurationMs: < 0 or > PolicyRange.DayMs } => $"SlowCallDurationMs is {SlowCallDurationMs}, allowed are 0 (off) to {PolicyRange.DayMs}",
        { SlowCallRatio: not (> 0 and <= 1) } => $"SlowCallRatio is {SlowCallRatio}, allowed are above 0 to 1",
        { Probes: < 1 or > 1000 } => $"Probes is {Probes}, allowed are 1 to 1000",
        { ProbeSuccesses: < 1 or > 1000 } => $"ProbeSuccesses is {ProbeSuccesses}, allowed are 1 to 1000",
        { MaxBreakDurationMs: < 500 or > PolicyRange.DayMs } => $"MaxBreakDurationMs is {MaxBreakDurationMs}, allowed are 500 to {PolicyRange.DayMs}",
        { MaxPartitions: < 1 or > 100_000 } => $"MaxPartitions is {MaxPartitions}, allowed are 1 to 100000",
        { BreakBackoff: Backoff.DecorrelatedJitter } => "BreakBackoff is DecorrelatedJitter, which is for retries only",
        _ when !Enum.IsDefined(BreakBackoff) => $"BreakBackoff is {(int)BreakBackoff}, which is no value of the enumeration",
        _ when !Enum.IsDefined(Mode) => $"Mode is {(int)Mode}, which is no value of the enumeration",
        _ => null,
    };

    /// <summary>Why the circuit can never open although every value is in range, as a sentence; null if it can.</summary>
    internal string? FindDefeat() => Mode != CircuitMode.Disabled && ConsecutiveFailures == 0 && WindowCalls > 0 && WindowCalls < MinimumThroughput
        ? $"WindowCalls is {WindowCalls}, less than MinimumThroughput ({MinimumThroughput}), so the window never holds enough results and the circuit never opens"
        : null;
}
