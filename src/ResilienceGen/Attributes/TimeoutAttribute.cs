namespace ResilienceGen;

/// <summary>
/// Limits one attempt and the whole call. Timeouts are cooperative: the token of the attempt is cancelled and the call ends when the callee reacts.
/// On streams both run until the first item.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class TimeoutAttribute : Attribute
{
    /// <summary>Limit of one attempt in milliseconds, 10 to one day. Default 10,000; 0 keeps the default.</summary>
    public int AttemptMs { get; set; } = 10_000;

    /// <summary>Limit of the whole call, all attempts, delays and chain members included, in milliseconds, 10 to one day. Default 30,000; 0 keeps the default.</summary>
    public int TotalMs { get; set; } = 30_000;

    /// <summary>False switches both timeouts off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
