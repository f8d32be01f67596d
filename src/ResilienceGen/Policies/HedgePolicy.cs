namespace ResilienceGen.Policies;

/// <summary>When a slow call is sent again. The values and defaults are those of <see cref="HedgeAttribute"/>.</summary>
public sealed record HedgePolicy
{
    /// <summary>Wait before the call is sent again, in milliseconds, 1 to one day. Default 2,000.</summary>
    public int DelayMs { get; init; } = 2_000;

    /// <summary>Quantile of the latest durations to wait for instead, 0 up to but not including 1. Default 0 = always <see cref="DelayMs"/>.</summary>
    public double LatencyQuantile { get; init; }

    /// <summary>Additional sends at most, 1 to 10. Default 1.</summary>
    public int MaxHedges { get; init; } = 1;

    /// <summary>False switches hedging off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    internal TimeSpan Delay => TimeSpan.FromMilliseconds(DelayMs);

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { DelayMs: < 1 or > PolicyRange.DayMs } => $"DelayMs is {DelayMs}, allowed are 1 to {PolicyRange.DayMs}",
        { LatencyQuantile: not (>= 0 and < 1) } => $"LatencyQuantile is {LatencyQuantile}, allowed are 0 (off) up to but not including 1",
        { MaxHedges: < 1 or > 10 } => $"MaxHedges is {MaxHedges}, allowed are 1 to 10",
        _ => null,
    };
}
