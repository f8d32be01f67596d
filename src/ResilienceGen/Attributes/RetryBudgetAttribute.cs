namespace ResilienceGen;

/// <summary>
/// Bounds how much retries may add to the load of an endpoint. Retries in progress, waiting or running, may never be more than
/// max(<see cref="MinRetries"/>, <see cref="Ratio"/> · calls in flight); a retry beyond that is not made and the call ends with its last failure.
/// All operations of the endpoint share one budget. On by default.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RetryBudgetAttribute : Attribute
{
    /// <summary>Share of the calls in flight that may be retries, 0 to 1. Default 0.2.</summary>
    public double Ratio { get; set; } = 0.2;

    /// <summary>Retries that are always allowed at once, 0 and more. Default 3.</summary>
    public int MinRetries { get; set; } = 3;

    /// <summary>False switches the budget off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
