namespace ResilienceGen.Breakers;

/// <summary>Identity of a circuit breaker; independent of wrapper instances, of their lifetime and of configuration.</summary>
/// <param name="Endpoint">Name of the remote service.</param>
/// <param name="Name">The operation, or the member in a fallback chain.</param>
/// <param name="Partition">The value of the parameter by which circuits are told apart, null where there is one circuit.</param>
public sealed record CircuitKey(string Endpoint, string Name, string? Partition = null)
{
    /// <summary><c>Endpoint/Name</c>, with the partition in brackets if there is one.</summary>
    public override string ToString() => Partition is null ? $"{Endpoint}/{Name}" : $"{Endpoint}/{Name}[{Partition}]";
}
