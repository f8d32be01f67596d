namespace ResilienceGen.Pipelines;

/// <summary>A kept result was returned because the call failed.</summary>
/// <param name="Endpoint">Name of the remote service.</param>
/// <param name="Operation">Name of the operation.</param>
/// <param name="Age">How old the result is.</param>
/// <param name="Error">Why the call failed.</param>
public sealed record StaleResult(string Endpoint, string Operation, TimeSpan Age, Exception Error);
