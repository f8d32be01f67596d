namespace ResilienceGen.Breakers;

/// <summary>
/// The call was not attempted because the circuit of its endpoint is open. Derives from Polly's exception of the same name, so that code which caught
/// that one before keeps working. <see cref="Exception.InnerException"/> is the failure that opened the circuit.
/// </summary>
public class BrokenCircuitException : Polly.CircuitBreaker.BrokenCircuitException
{
    /// <summary>Creates the rejection of an open circuit.</summary>
    /// <param name="circuit">The circuit that refused the call.</param>
    /// <param name="retryAfter">Time until the circuit may admit a call.</param>
    /// <param name="lastFailure">The failure that opened the circuit.</param>
    public BrokenCircuitException(CircuitKey circuit, TimeSpan retryAfter, Exception? lastFailure = null)
        : base($"The circuit '{circuit}' is open; it admits a probe in {retryAfter.TotalSeconds:0.###} s.", retryAfter, lastFailure!) => Circuit = circuit;

    private protected BrokenCircuitException(string message, CircuitKey circuit, Exception? lastFailure)
        : base(message, lastFailure!) => Circuit = circuit;

    /// <summary>The circuit that refused the call.</summary>
    public CircuitKey Circuit { get; }

    /// <summary>Name of the remote service.</summary>
    public string Endpoint => Circuit.Endpoint;
}
