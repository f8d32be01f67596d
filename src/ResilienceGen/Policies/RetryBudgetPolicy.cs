namespace ResilienceGen.Policies;

/// <summary>How much retries may add to the load of an endpoint. The values and defaults are those of <see cref="RetryBudgetAttribute"/>.</summary>
public sealed record RetryBudgetPolicy
{
    /// <summary>Share of the calls in flight that may be retries, 0 to 1. Default 0.2.</summary>
    public double Ratio { get; init; } = 0.2;

    /// <summary>Retries that are always allowed at once, 0 and more. Default 3.</summary>
    public int MinRetries { get; init; } = 3;

    /// <summary>False switches the budget off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { Ratio: not (>= 0 and <= 1) } => $"Ratio is {Ratio}, allowed are 0 to 1",
        { MinRetries: < 0 } => $"MinRetries is {MinRetries}, allowed are 0 and more",
        _ => null,
    };
}
