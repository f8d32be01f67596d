namespace ResilienceGen;

/// <summary>
/// Repeats failed attempts. A write (see <see cref="IdempotentAttribute"/>) is repeated only when the failure proves that it was never sent.
/// The nearest declaration (method, interface, base interface, assembly) replaces the others as a whole.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RetryAttribute : Attribute
{
    /// <summary>Retries after the first attempt. Default 3; 0 = none, -1 = as many as the total timeout allows.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>Base delay in milliseconds, 0 to one day. Default 200.</summary>
    public int DelayMs { get; set; } = 200;

    /// <summary>Longest delay in milliseconds, 0 to one day; also caps what a server asks for in Retry-After. Default 10,000.</summary>
    public int MaxDelayMs { get; set; } = 10_000;

    /// <summary>How the delay grows. Default <see cref="ResilienceGen.Backoff.Exponential"/>.</summary>
    public Backoff Backoff { get; set; } = Backoff.Exponential;

    /// <summary>Spreads each delay evenly between 75 % and 125 % of its value, so that clients do not retry in step. Default true.</summary>
    public bool UseJitter { get; set; } = true;

    /// <summary>False switches retries off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
