using System.Collections.Concurrent;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Breakers;

/// <summary>All circuits of one runtime, by what they guard. Wrappers come and go, their circuits stay.</summary>
public sealed class CircuitBreakerRegistry
{
    private readonly ConcurrentDictionary<CircuitKey, CircuitBreaker> _circuits = new();
    private readonly TimeProvider _time;

    internal CircuitBreakerRegistry(TimeProvider time) => _time = time;

    /// <summary>
    /// Raised after each change of a circuit's state, on the thread of the call that caused it and outside of any lock; use
    /// <see cref="CircuitTransition.Version"/> to order reports. An exception from a handler is swallowed and reported by the event source <c>ResilienceGen</c>.
    /// </summary>
    public event Action<CircuitTransition>? Transitioned;

    /// <summary>The circuits that exist now.</summary>
    public IReadOnlyCollection<CircuitBreaker> All => [.. _circuits.Values];

    /// <summary>The circuit of an operation or chain member, or null if no wrapper has asked for one yet.</summary>
    /// <param name="endpoint">Name of the remote service.</param>
    /// <param name="name">The operation, or the member in a fallback chain.</param>
    public CircuitBreaker? Find(string endpoint, string name) => _circuits.GetValueOrDefault(new CircuitKey(endpoint, name));

    /// <summary>The circuit with this key; the policy counts only for the first to ask, because the state belongs to all.</summary>
    internal CircuitBreaker GetOrAdd(CircuitKey key, CircuitBreakerPolicy policy) =>
        _circuits.TryGetValue(key, out var existing)
            ? existing
            : _circuits.GetOrAdd(key, new CircuitBreaker(key, policy, _time, Publish));

    private void Publish(CircuitTransition transition)
    {
        foreach (var handler in Transitioned?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<CircuitTransition>)handler)(transition);
            }
            catch (Exception exception)
            {
                ResilienceEventSource.Log.FaultSwallowed("A handler of Transitioned", exception);
            }
        }
    }
}
