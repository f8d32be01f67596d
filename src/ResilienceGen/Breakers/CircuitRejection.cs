namespace ResilienceGen.Breakers;

/// <summary>Why an attempt was not admitted, as a value: a chain passes over an open member without an exception being thrown.</summary>
/// <param name="Key">The circuit that refused.</param>
/// <param name="IsIsolated">True if the circuit is held open by hand.</param>
/// <param name="RetryAfter">Time until the circuit may admit a call; meaningless when isolated.</param>
/// <param name="LastFailure">The failure that opened the circuit, if there is one.</param>
internal readonly record struct CircuitRejection(CircuitKey Key, bool IsIsolated, TimeSpan RetryAfter, Exception? LastFailure)
{
    public BrokenCircuitException ToException() => IsIsolated
        ? new IsolatedCircuitException(Key, LastFailure)
        : new BrokenCircuitException(Key, RetryAfter, LastFailure);
}
