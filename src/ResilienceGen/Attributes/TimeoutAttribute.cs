namespace ResilienceGen;

/// <summary>
/// Limits one attempt and the whole call. Timeouts are cooperative: the token of the attempt is cancelled and the call ends when the callee reacts.
/// On streams both run until the first item.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Assembly, Inherited = false)]
public sealed class TimeoutAttribute : Attribute
{
    /// <summary>Limit of one attempt in milliseconds, 10 to one day. Default 10,000.</summary>
    public int AttemptMs { get; set; } = 10_000;

    /// <summary>Limit of the whole call, all attempts, delays and chain members included, in milliseconds, 10 to one day. Default 30,000.</summary>
    public int TotalMs { get; set; } = 30_000;

    /// <summary>Longest wait for the next item of a stream once the first has arrived, in milliseconds, 10 to one day. Default 0 = no limit.</summary>
    public int IdleMs { get; set; }

    /// <summary>
    /// Ends the call when time is up although the callee does not react to its token; what it does later is observed and dropped. Asynchronous methods only.
    /// Default false.
    /// </summary>
    public bool Abandon { get; set; }

    /// <summary>False switches both timeouts off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
