namespace ResilienceGen.Breakers;

/// <summary>
/// Keeps the state of circuits beyond the process. Called on the thread of the call that moved or created a circuit, so an implementation hands the work
/// over and returns at once; whatever it throws is swallowed.
/// </summary>
public interface ICircuitStore
{
    /// <summary>Takes note of a change.</summary>
    /// <param name="transition">The change; its version orders changes of one circuit.</param>
    void Save(CircuitTransition transition);

    /// <summary>The state a circuit had when it was last saved; null if it is not known.</summary>
    /// <param name="key">The circuit, which is just being created.</param>
    CircuitSnapshot? Load(CircuitKey key);
}

/// <summary>The state of a circuit elsewhere, or before a restart.</summary>
/// <param name="State">The state; of a half-open circuit the next call is the probe.</param>
/// <param name="Remaining">For an open circuit, how much longer it rejects calls.</param>
public sealed record CircuitSnapshot(CircuitState State, TimeSpan Remaining);
