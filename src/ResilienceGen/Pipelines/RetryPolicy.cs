namespace ResilienceGen.Pipelines;

/// <summary>How often and how fast failed attempts are repeated. The values and defaults are those of <see cref="RetryAttribute"/>.</summary>
public sealed record RetryPolicy
{
    private const int Day = 24 * 60 * 60 * 1000;

    /// <summary>Retries after the first attempt. Default 3; 0 = none, -1 = as many as the total timeout allows.</summary>
    public int MaxRetryAttempts { get; init; } = 3;

    /// <summary>Base delay in milliseconds, 0 to one day. Default 200.</summary>
    public int DelayMs { get; init; } = 200;

    /// <summary>Longest delay in milliseconds, 0 to one day; also caps what a server asks for in Retry-After. Default 10,000.</summary>
    public int MaxDelayMs { get; init; } = 10_000;

    /// <summary>How the delay grows. Default <see cref="ResilienceGen.Backoff.Exponential"/>.</summary>
    public Backoff Backoff { get; init; } = Backoff.Exponential;

    /// <summary>Spreads each delay evenly between 75 % and 125 % of its value. Default true.</summary>
    public bool UseJitter { get; init; } = true;

    /// <summary>Retries as a number to compare with, without the special value.</summary>
    internal int Limit => MaxRetryAttempts < 0 ? int.MaxValue : MaxRetryAttempts;

    /// <summary>The first value that is out of range, as a sentence; null if all are fine.</summary>
    internal string? FindError() => this switch
    {
        { MaxRetryAttempts: < -1 } => $"MaxRetryAttempts is {MaxRetryAttempts}, allowed are -1 (no limit) and more",
        { DelayMs: < 0 or > Day } => $"DelayMs is {DelayMs}, allowed are 0 to {Day}",
        { MaxDelayMs: < 0 or > Day } => $"MaxDelayMs is {MaxDelayMs}, allowed are 0 to {Day}",
        _ when !Enum.IsDefined(Backoff) => $"Backoff is {(int)Backoff}, which is no value of the enumeration",
        _ => null,
    };
}
