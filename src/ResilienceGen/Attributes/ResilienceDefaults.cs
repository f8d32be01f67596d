namespace ResilienceGen;

/// <summary>The policies an operation has where nothing is declared for it.</summary>
public enum ResilienceDefaults
{
    /// <summary>Retry, timeouts and circuit breaker, each with the default values of its attribute.</summary>
    Standard,

    /// <summary>Nothing: only policies that are declared apply.</summary>
    None,
}
