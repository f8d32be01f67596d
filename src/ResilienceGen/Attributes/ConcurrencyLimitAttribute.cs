namespace ResilienceGen;

/// <summary>
/// Bounds the calls that are under way at the same time on an operation (in a chain: on a member), retries and delays included. What does not fit waits in
/// a queue or is rejected with <c>ConcurrencyLimitExceededException</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class ConcurrencyLimitAttribute : Attribute
{
    /// <summary>Calls at the same time, 1 to 100,000. Default 100.</summary>
    public int MaxConcurrent { get; set; } = 100;

    /// <summary>Calls that may wait, first come first served, 0 to 100,000. Asynchronous methods only. Default 0.</summary>
    public int QueueLimit { get; set; }

    /// <summary>
    /// Finds the limit by itself between <see cref="MinConcurrent"/> and <see cref="MaxConcurrent"/>: additive increase while calls succeed at the limit,
    /// multiplicative decrease (to nine tenths) when the endpoint shows overload by a timeout, status 429 or 503. Default false.
    /// </summary>
    public bool Adaptive { get; set; }

    /// <summary>Where an adaptive limit stops falling, 1 to <see cref="MaxConcurrent"/>. Default 1.</summary>
    public int MinConcurrent { get; set; } = 1;

    /// <summary>False switches the limit off here. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
