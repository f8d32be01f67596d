namespace ResilienceGen.Breakers;

/// <summary>What a circuit breaker does with calls.</summary>
public enum CircuitState
{
    /// <summary>Calls pass and their results are counted.</summary>
    Closed,

    /// <summary>Calls are rejected until the break is over. The state stays open until the next call arrives.</summary>
    Open,

    /// <summary>One call probes the endpoint, all others are rejected.</summary>
    HalfOpen,

    /// <summary>Calls are rejected until <see cref="CircuitBreaker.Close"/>.</summary>
    Isolated,
}
