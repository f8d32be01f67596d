namespace ResilienceGen;

/// <summary>
/// Lets calls with equal arguments that overlap in time share one answer. A caller that cancels leaves the others alone; the shared call ends when nobody
/// waits for it any more. Calls on different inner objects never share, because those may act for different users.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class SingleFlightAttribute : Attribute
{
    /// <summary>False switches sharing off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
