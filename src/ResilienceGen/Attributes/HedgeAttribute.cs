namespace ResilienceGen;

/// <summary>
/// Sends a slow call a second time and takes the answer that comes first; the other is cancelled and not waited for. Only for asynchronous methods that may
/// be sent twice. Hedges count against the retry budget and share the deadline of the call.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class HedgeAttribute : Attribute
{
    /// <summary>How long to wait for an answer before the call is sent again, in milliseconds, 1 to one day. Default 2,000.</summary>
    public int DelayMs { get; set; } = 2_000;

    /// <summary>
    /// Waits for this quantile of the latest successful durations instead, for instance 0.95, once there are 20 of them; 0 up to but not including 1.
    /// Default 0 = always <see cref="DelayMs"/>.
    /// </summary>
    public double LatencyQuantile { get; set; }

    /// <summary>Additional sends at most, 1 to 10. Default 1.</summary>
    public int MaxHedges { get; set; } = 1;

    /// <summary>False switches hedging off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
