namespace ResilienceGen.Breakers;

/// <summary>A change of a circuit's state, as a store or a dashboard would keep it.</summary>
/// <param name="Key">The circuit.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Version">Rises with every transition of this circuit; of two reports the higher one is the later one.</param>
/// <param name="At">When it happened, by the runtime's time provider.</param>
/// <param name="OpenFor">How long the circuit will reject calls; null unless <paramref name="To"/> is <see cref="CircuitState.Open"/>.</param>
/// <param name="Failure">The failure that caused it, if any.</param>
public sealed record CircuitTransition(
    CircuitKey Key, CircuitState From, CircuitState To, long Version, DateTimeOffset At, TimeSpan? OpenFor, Exception? Failure);
