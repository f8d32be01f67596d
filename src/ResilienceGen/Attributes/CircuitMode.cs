namespace ResilienceGen;

/// <summary>What a circuit breaker may do.</summary>
public enum CircuitMode
{
    /// <summary>It counts results and rejects calls while it is open.</summary>
    Enforced,

    /// <summary>It counts results and reports transitions, but never rejects a call: to learn what a policy would do.</summary>
    MetricsOnly,

    /// <summary>It lets every call through and counts nothing, until it is switched on by configuration.</summary>
    Disabled,
}
