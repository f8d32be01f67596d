namespace ResilienceGen.Policies;

/// <summary>How many calls may be under way at once. The values and defaults are those of <see cref="ConcurrencyLimitAttribute"/>.</summary>
public sealed record ConcurrencyLimitPolicy
{
    /// <summary>Calls at the same time, 1 to 100,000. Default 100.</summary>
    public int MaxConcurrent { get; init; } = 100;

    /// <summary>Calls that may wait, 0 to 100,000. Default 0.</summary>
    public int QueueLimit { get; init; }

    /// <summary>Finds the limit by itself. Default false.</summary>
    public bool Adaptive { get; init; }

    /// <summary>Where an adaptive limit stops falling, 1 to <see cref="MaxConcurrent"/>. Default 1.</summary>
    public int MinConcurrent { get; init; } = 1;

    /// <summary>False switches the limit off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { MaxConcurrent: < 1 or > 100_000 } => $"MaxConcurrent is {MaxConcurrent}, allowed are 1 to 100000",
        { QueueLimit: < 0 or > 100_000 } => $"QueueLimit is {QueueLimit}, allowed are 0 to 100000",
        { MinConcurrent: < 1 } => $"MinConcurrent is {MinConcurrent}, allowed are 1 and more",
        _ when MinConcurrent > MaxConcurrent => $"MinConcurrent is {MinConcurrent}, more than MaxConcurrent ({MaxConcurrent})",
        _ => null,
    };
}
