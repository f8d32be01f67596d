namespace ResilienceGen.Policies;

/// <summary>Limits of one attempt and of the whole call. The defaults are those of <see cref="TimeoutAttribute"/>.</summary>
public sealed record TimeoutPolicy
{
    /// <summary>Limit of one attempt in milliseconds, 10 to one day; 0 = none. Default 10,000.</summary>
    public int AttemptMs { get; init; } = 10_000;

    /// <summary>Limit of the whole call in milliseconds, 10 to one day; 0 = none. Default 30,000.</summary>
    public int TotalMs { get; init; } = 30_000;

    /// <summary>Longest wait for the next item of a stream once the first has arrived, in milliseconds, 10 to one day; 0 = no limit. Default 0.</summary>
    public int IdleMs { get; init; }

    /// <summary>Ends the call when time is up although the callee does not react to its token. Default false.</summary>
    public bool Abandon { get; init; }

    /// <summary>False switches both timeouts off, until configuration switches them on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    internal TimeSpan Attempt => AttemptMs == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(AttemptMs);

    internal TimeSpan Total => TotalMs == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(TotalMs);

    internal TimeSpan Idle => IdleMs == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(IdleMs);

    /// <summary>Why a call whose attempt times out is never retried, as a sentence; null if it can be.</summary>
    internal string? FindShortTotal() => TotalMs > 0 && AttemptMs >= TotalMs
        ? $"AttemptMs is {AttemptMs}, not less than TotalMs ({TotalMs}), so a call whose attempt times out is never retried"
        : null;

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { AttemptMs: not 0 and (< 10 or > PolicyRange.DayMs) } => $"AttemptMs is {AttemptMs}, allowed are 10 to {PolicyRange.DayMs}, or 0 for none",
        { TotalMs: not 0 and (< 10 or > PolicyRange.DayMs) } => $"TotalMs is {TotalMs}, allowed are 10 to {PolicyRange.DayMs}, or 0 for none",
        { IdleMs: not 0 and (< 10 or > PolicyRange.DayMs) } => $"IdleMs is {IdleMs}, allowed are 10 to {PolicyRange.DayMs}, or 0 for none",
        _ => null,
    };
}
