namespace ResilienceGen.Breakers;

/// <summary>The call was not attempted because the circuit is held open by hand (<see cref="CircuitBreaker.Isolate"/>); there is no time after which it closes by itself.</summary>
public sealed class IsolatedCircuitException : BrokenCircuitException
{
    /// <summary>Creates the rejection of an isolated circuit.</summary>
    /// <param name="circuit">The circuit that refused the call.</param>
    /// <param name="lastFailure">The last failure seen before it was isolated, if any.</param>
    public IsolatedCircuitException(CircuitKey circuit, Exception? lastFailure = null)
        : base($"The circuit '{circuit}' is isolated until it is closed by hand.", circuit, lastFailure)
    {
    }
}
