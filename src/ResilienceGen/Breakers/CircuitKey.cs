namespace ResilienceGen.Breakers;

/// <summary>Identity of a circuit breaker; independent of wrapper instances, of their lifetime and of configuration.</summary>
/// <param name="Endpoint">Name of the remote service.</param>
/// <param name="Name">The operation, or the member in a fallback chain.</param>
public readonly record struct CircuitKey(string Endpoint, string Name)
{
    /// <summary><c>Endpoint/Name</c>.</summary>
    public override string ToString() => $"{Endpoint}/{Name}";
}
