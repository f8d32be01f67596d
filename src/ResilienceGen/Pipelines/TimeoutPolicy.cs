namespace ResilienceGen.Pipelines;

/// <summary>Limits of one attempt and of the whole call. The defaults are those of <see cref="TimeoutAttribute"/>.</summary>
public sealed record TimeoutPolicy
{
    private const int Day = 24 * 60 * 60 * 1000;

    /// <summary>Limit of one attempt in milliseconds, 10 to one day; 0 = none. Default 10,000.</summary>
    public int AttemptMs { get; init; } = 10_000;

    /// <summary>Limit of the whole call in milliseconds, 10 to one day; 0 = none. Default 30,000.</summary>
    public int TotalMs { get; init; } = 30_000;

    internal TimeSpan Attempt => AttemptMs == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(AttemptMs);

    internal TimeSpan Total => TotalMs == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(TotalMs);

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { AttemptMs: not 0 and (< 10 or > Day) } => $"AttemptMs is {AttemptMs}, allowed are 10 to {Day}, or 0 for none",
        { TotalMs: not 0 and (< 10 or > Day) } => $"TotalMs is {TotalMs}, allowed are 10 to {Day}, or 0 for none",
        _ => null,
    };
}
