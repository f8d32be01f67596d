namespace Samples.Activities.Resilience;

/// <summary>How hard the client tries.</summary>
public sealed record RequestPolicy
{
    /// <summary>How often a request is sent at most, the first time included.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The pause after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The time one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>The number of failures in a row that opens the breaker.</summary>
    public int FailuresToOpen { get; init; } = 5;

    /// <summary>How long the breaker stays open before it lets a probe through.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromMilliseconds(250);
}
