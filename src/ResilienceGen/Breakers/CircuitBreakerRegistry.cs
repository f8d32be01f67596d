using System.Collections.Concurrent;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Breakers;

/// <summary>All circuits of one runtime, by what they guard. Wrappers come and go, their circuits stay.</summary>
public sealed class CircuitBreakerRegistry
{
    private readonly ConcurrentDictionary<CircuitKey, CircuitBreaker> _circuits = new();
    private readonly ConcurrentDictionary<CircuitKey, RecentPartitions> _partitions = new();
    private readonly TimeProvider _time;
    private readonly CoarseClock _clock;

    internal CircuitBreakerRegistry(TimeProvider time, CoarseClock clock)
    {
        _time = time;
        _clock = clock;
    }

    /// <summary>
    /// Raised after each change of a circuit's state, on the thread of the call that caused it and outside of any lock; use
    /// <see cref="CircuitTransition.Version"/> to order reports. An exception from a handler is swallowed and reported by the event source <c>ResilienceGen</c>.
    /// </summary>
    public event Action<CircuitTransition>? Transitioned;

    /// <summary>Where circuits keep their state beyond the process; default none. Set it before wrappers are created.</summary>
    public ICircuitStore? Store { get; set; }

    /// <summary>The circuits that exist now.</summary>
    public IReadOnlyCollection<CircuitBreaker> All => [.. _circuits.Values];

    /// <summary>The circuit of an operation or chain member, or null if no wrapper has asked for one yet.</summary>
    /// <param name="endpoint">Name of the remote service.</param>
    /// <param name="name">The operation, or the member in a fallback chain.</param>
    /// <param name="partition">The value by which circuits are told apart; null where there is one circuit.</param>
    public CircuitBreaker? Find(string endpoint, string name, string? partition = null) =>
        _circuits.GetValueOrDefault(new CircuitKey(endpoint, name, partition));

    /// <summary>The circuit with this key; the policy counts only for the first to ask, because the state belongs to all.</summary>
    internal CircuitBreaker GetOrAdd(CircuitKey key, CircuitBreakerPolicy policy)
    {
        if (_circuits.TryGetValue(key, out var existing)) return existing;
        var circuit = new CircuitBreaker(key, policy, _time, _clock, Publish);
        if (_circuits.GetOrAdd(key, circuit) is var kept && !ReferenceEquals(kept, circuit)) return kept;
        if (Load(key) is { State: not CircuitState.Closed } earlier) circuit.Restore(earlier.State, earlier.Remaining);
        return circuit;
    }

    /// <summary>
    /// The circuit of one partition, with the rules that the circuit of the whole has now. When there are too many, those unused for longest are forgotten.
    /// </summary>
    internal CircuitBreaker PartitionOf(CircuitBreaker whole, string partition)
    {
        var policy = whole.Policy;
        var recent = _partitions.GetOrAdd(whole.Key, static _ => new RecentPartitions());
        recent.Touch(partition);
        var circuit = GetOrAdd(whole.Key with { Partition = partition }, policy);
        while (recent.Surplus(policy.MaxPartitions) is { } surplus) Forget(whole.Key with { Partition = surplus });
        if (!ReferenceEquals(circuit.Policy, policy)) circuit.Reconfigure(policy);
        return circuit;
    }

    // What a store holds of it stays there: should the partition come back, its circuit is as open as it was.
    private void Forget(CircuitKey key)
    {
        if (_circuits.TryRemove(key, out var circuit) && circuit.Forget() is { } closing) Tell(closing);
    }

    // A store that is down never fails a call: the circuit then starts closed.
    private CircuitSnapshot? Load(CircuitKey key)
    {
        try
        {
            return Store?.Load(key);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("The store of circuits", exception);
            return null;
        }
    }

    private void Publish(CircuitTransition transition)
    {
        if (Store is { } store) Swallow(store.Save, transition, "The store of circuits");
        Tell(transition);
    }

    private void Tell(CircuitTransition transition)
    {
        foreach (var handler in Transitioned?.GetInvocationList() ?? []) Swallow((Action<CircuitTransition>)handler, transition, "A handler of Transitioned");
    }

    private static void Swallow(Action<CircuitTransition> report, CircuitTransition transition, string whose)
    {
        try
        {
            report(transition);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed(whose, exception);
        }
    }
}
