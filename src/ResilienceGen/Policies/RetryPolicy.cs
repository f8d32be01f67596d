namespace ResilienceGen.Policies;

/// <summary>How often and how fast failed attempts are repeated. The values and defaults are those of <see cref="RetryAttribute"/>.</summary>
public sealed record RetryPolicy
{
    /// <summary>Retries after the first attempt, -1 and more: 0 = none, -1 = as many as the total timeout allows. Default 3.</summary>
    public int MaxRetryAttempts { get; init; } = 3;

    /// <summary>Base delay in milliseconds, 0 to one day. Default 200.</summary>
    public int DelayMs { get; init; } = 200;

    /// <summary>Longest delay in milliseconds, 0 to one day; also caps what a server asks for in Retry-After. Default 10,000.</summary>
    public int MaxDelayMs { get; init; } = 10_000;

    /// <summary>How the delay grows. Default <see cref="ResilienceGen.Backoff.Exponential"/>.</summary>
    public Backoff Backoff { get; init; } = Backoff.Exponential;

    /// <summary>Spreads each delay by <see cref="JitterFactor"/>. Default true.</summary>
    public bool UseJitter { get; init; } = true;

    /// <summary>Delays lie evenly between 1 - f and 1 + f times their value, 0 up to but not including 1. Default 0.25.</summary>
    public double JitterFactor { get; init; } = 0.25;

    /// <summary>Waits at least as long as the endpoint asks for, within <see cref="MaxDelayMs"/>. Default true.</summary>
    public bool HonorRetryAfter { get; init; } = true;

    /// <summary>Exceptions after which to retry. Default empty = after every failure.</summary>
    public ErrorList RetryOn { get; init; } = ErrorList.Empty;

    /// <summary>Exceptions after which not to retry; looked at before <see cref="RetryOn"/>. Default empty.</summary>
    public ErrorList AbortOn { get; init; } = ErrorList.Empty;

    /// <summary>False switches retries off, until configuration switches them on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    internal ErrorFilter Errors => new(RetryOn, AbortOn);

    /// <summary>Retries as a number to compare with, without the special value.</summary>
    internal int Limit => MaxRetryAttempts < 0 ? int.MaxValue : MaxRetryAttempts;

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { MaxRetryAttempts: < -1 } => $"MaxRetryAttempts is {MaxRetryAttempts}, allowed are -1 (no limit) and more",
        { DelayMs: < 0 or > PolicyRange.DayMs } => $"DelayMs is {DelayMs}, allowed are 0 to {PolicyRange.DayMs}",
        { MaxDelayMs: < 0 or > PolicyRange.DayMs } => $"MaxDelayMs is {MaxDelayMs}, allowed are 0 to {PolicyRange.DayMs}",
        { JitterFactor: not (>= 0 and < 1) } => $"JitterFactor is {JitterFactor}, allowed are 0 up to but not including 1",
        _ when !Enum.IsDefined(Backoff) => $"Backoff is {(int)Backoff}, which is no value of the enumeration",
        _ => null,
    };
}
