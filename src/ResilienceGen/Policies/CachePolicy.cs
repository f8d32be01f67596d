namespace ResilienceGen.Policies;

/// <summary>Which results are kept for how long. The values and defaults are those of <see cref="CacheResultAttribute"/>.</summary>
public sealed record CachePolicy
{
    private const int WeekMs = 7 * PolicyRange.DayMs;

    /// <summary>How long a result is fresh, in milliseconds, 0 to one day. Default 0.</summary>
    public int FreshMs { get; init; }

    /// <summary>How old a result may be that is returned because the call failed, in milliseconds, 0 to seven days. Default 3,600,000.</summary>
    public int StaleMs { get; init; } = 3_600_000;

    /// <summary>Results kept at most, 1 to 100,000. Default 1,000.</summary>
    public int MaxEntries { get; init; } = 1_000;

    /// <summary>False switches the cache off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    internal TimeSpan Fresh => TimeSpan.FromMilliseconds(FreshMs);

    internal TimeSpan Stale => TimeSpan.FromMilliseconds(StaleMs);

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { FreshMs: < 0 or > PolicyRange.DayMs } => $"FreshMs is {FreshMs}, allowed are 0 to {PolicyRange.DayMs}",
        { StaleMs: < 0 or > WeekMs } => $"StaleMs is {StaleMs}, allowed are 0 to {WeekMs}",
        { MaxEntries: < 1 or > 100_000 } => $"MaxEntries is {MaxEntries}, allowed are 1 to 100000",
        _ => null,
    };
}
