namespace ResilienceGen;

/// <summary>
/// Keeps results by the arguments of the call: fresh ones are returned without a call, stale ones when the call has failed. Results of different inner
/// objects are kept apart, because those may act for different users.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class CacheResultAttribute : Attribute
{
    /// <summary>How long a result is fresh, in milliseconds, 0 to one day. Default 0 = never: results are kept only for failures.</summary>
    public int FreshMs { get; set; }

    /// <summary>How old a result may be that is returned because the call failed, in milliseconds, 0 to seven days. Default 3,600,000; 0 = none is.</summary>
    public int StaleMs { get; set; } = 3_600_000;

    /// <summary>Results kept at most; the one unused for longest goes first. 1 to 100,000. Default 1,000.</summary>
    public int MaxEntries { get; set; } = 1_000;

    /// <summary>False switches the cache off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
