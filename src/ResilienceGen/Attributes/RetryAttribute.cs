namespace ResilienceGen;

/// <summary>
/// Repeats failed attempts. A write (see <see cref="IdempotentAttribute"/>) is repeated only when the failure proves that it was never sent.
/// The nearest declaration (method, interface, base interface, assembly) replaces the others as a whole. On a class that is a member of a fallback chain,
/// the policies of the class replace those of the interface for this member.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Assembly, Inherited = false)]
public sealed class RetryAttribute : Attribute
{
    /// <summary>Retries after the first attempt, -1 and more: 0 = none, -1 = as many as the total timeout allows. Default 3.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>Base delay in milliseconds, 0 to one day. Default 200.</summary>
    public int DelayMs { get; set; } = 200;

    /// <summary>Longest delay in milliseconds, 0 to one day; also caps what a server asks for in Retry-After. Default 10,000.</summary>
    public int MaxDelayMs { get; set; } = 10_000;

    /// <summary>How the delay grows. Default <see cref="ResilienceGen.Backoff.Exponential"/>.</summary>
    public Backoff Backoff { get; set; } = Backoff.Exponential;

    /// <summary>Spreads each delay by <see cref="JitterFactor"/>, so that clients do not retry in step. Default true.</summary>
    public bool UseJitter { get; set; } = true;

    /// <summary>How far jitter may move a delay: evenly between 1 - f and 1 + f times its value, 0 up to but not including 1. Default 0.25.</summary>
    public double JitterFactor { get; set; } = 0.25;

    /// <summary>Waits at least as long as the endpoint asks for (Retry-After, or <c>IRetryAfter</c> on the exception), within <see cref="MaxDelayMs"/>. Default true.</summary>
    public bool HonorRetryAfter { get; set; } = true;

    /// <summary>Exceptions, with those derived from them, after which to retry. Default empty = after every failure.</summary>
    public Type[] RetryOn { get; set; } = [];

    /// <summary>Exceptions, with those derived from them, after which not to retry; looked at before <see cref="RetryOn"/>. Default empty.</summary>
    public Type[] AbortOn { get; set; } = [];

    /// <summary>False switches retries off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
