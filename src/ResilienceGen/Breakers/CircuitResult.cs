namespace ResilienceGen.Breakers;

/// <summary>How an admitted attempt ended, as far as a circuit cares.</summary>
/// <param name="Signal">What it says about the endpoint.</param>
/// <param name="IsSlow">Whether it took longer than the policy calls slow.</param>
/// <param name="Failure">What went wrong, if anything did.</param>
/// <param name="Asked">How long the endpoint asks to be left alone; zero if it does not, or if the circuit's policy does not heed it.</param>
internal readonly record struct CircuitResult(CircuitSignal Signal, bool IsSlow = false, Exception? Failure = null, TimeSpan Asked = default);
