using ResilienceGen.Policies;

namespace ResilienceGen.Breakers;

/// <summary>
/// A circuit breaker: closed until failures in a row or their share in a sampling window reach the limit, then open for the break duration, then half-open
/// with a single probe. A probe holds a lease, so that one that never returns cannot block the circuit, and results of attempts that were admitted before
/// the last transition change nothing. Thread-safe. The rules of the state itself are in <see cref="CircuitStateMachine"/>.
/// </summary>
public sealed class CircuitBreaker
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly CircuitStateMachine _machine;
    private readonly Action<CircuitTransition> _publish;
    private long _generation;
    private volatile bool _closed = true;

    internal CircuitBreaker(CircuitKey key, CircuitBreakerPolicy policy, TimeProvider time, Action<CircuitTransition> publish)
    {
        Key = key;
        Policy = policy;
        _time = time;
        _origin = time.GetTimestamp();
        _machine = new CircuitStateMachine(policy);
        _publish = publish;
    }

    /// <summary>What this breaker guards.</summary>
    public CircuitKey Key { get; }

    /// <summary>When it opens and for how long.</summary>
    public CircuitBreakerPolicy Policy { get; }

    /// <summary>The state now. An open circuit stays open after its break until a call arrives.</summary>
    public CircuitState State
    {
        get
        {
            lock (_gate)
                return _machine.State;
        }
    }

    /// <summary>Rejects every call until <see cref="Close"/>.</summary>
    public void Isolate() => Move(static (machine, _) => machine.Isolate());

    /// <summary>Closes the circuit and forgets what it has counted.</summary>
    public void Close() => Move(static (machine, _) => machine.Close());

    /// <summary>Asks to make one attempt. If admitted, <see cref="Record"/> must follow, whatever the attempt's end.</summary>
    internal bool TryAdmit(TimeSpan longestLease, out CircuitAdmission admission, out CircuitRejection rejection)
    {
        rejection = default;
        // Read before the state: if the circuit moves in between, the admission is stale, never one of a generation this call was not admitted to.
        admission = new CircuitAdmission(Volatile.Read(ref _generation));
        if (_closed)
            return true;

        CircuitTransition? transition;
        bool admitted;
        lock (_gate)
        {
            var before = _machine.State;
            admitted = _machine.TryAdmit(Now, longestLease, out var retryAfter);
            admission = new CircuitAdmission(_machine.Generation);
            if (!admitted)
                rejection = new CircuitRejection(Key, _machine.State == CircuitState.Isolated, retryAfter, _machine.LastFailure);
            transition = Changed(before);
        }

        Publish(transition);
        if (!admitted)
            CircuitTelemetry.Rejected(Key);
        return admitted;
    }

    /// <summary>Reports how an admitted attempt ended.</summary>
    internal void Record(CircuitAdmission admission, CircuitSignal signal, Exception? failure = null)
    {
        CircuitTransition? transition;
        lock (_gate)
        {
            var before = _machine.State;
            _machine.Record(admission.Generation, Now, signal, failure);
            transition = Changed(before);
        }

        Publish(transition);
    }

    /// <summary>An admission of the generation that is current now: for a stream, whose first item was one result and whose later fault is another.</summary>
    internal CircuitAdmission Readmit()
    {
        lock (_gate)
            return new CircuitAdmission(_machine.Generation);
    }

    /// <summary>True if an attempt would be refused now; asks without taking the probe.</summary>
    internal bool RefusesNow()
    {
        if (_closed)
            return false;
        lock (_gate)
            return _machine.RefusesAt(Now);
    }

    private long Now => _time.GetElapsedTime(_origin).Ticks;

    private void Move(Action<CircuitStateMachine, long> move)
    {
        CircuitTransition? transition;
        lock (_gate)
        {
            var before = _machine.State;
            move(_machine, Now);
            transition = Changed(before);
        }

        Publish(transition);
    }

    // Called under the lock.
    private CircuitTransition? Changed(CircuitState before)
    {
        Volatile.Write(ref _generation, _machine.Generation);
        _closed = _machine.State == CircuitState.Closed;
        if (_machine.State == before)
            return null;
        TimeSpan? openFor = _machine.State == CircuitState.Open ? Policy.BreakDuration : null;
        return new CircuitTransition(Key, before, _machine.State, _machine.Generation, _time.GetUtcNow(), openFor, _machine.LastFailure);
    }

    private void Publish(CircuitTransition? transition)
    {
        if (transition is null)
            return;
        CircuitTelemetry.Transitioned(transition);
        _publish(transition);
    }
}
