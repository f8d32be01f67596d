using ResilienceGen.Policies;

namespace ResilienceGen.Breakers;

/// <summary>
/// A circuit breaker: closed until failures in a row, their share among the latest results, or the share of slow calls reach the limit, then open for the
/// break duration, then half-open with a few probes. A probe holds a lease, so that one that never returns cannot block the circuit, and results of
/// attempts that were admitted before the last transition change nothing. Thread-safe. The rules of the state itself are in
/// <see cref="CircuitStateMachine"/>.
/// </summary>
public sealed class CircuitBreaker
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly CoarseClock _clock;
    private readonly CircuitStateMachine _machine;
    private readonly Action<CircuitTransition> _publish;
    private volatile SuccessStripes? _successes;
    private volatile CircuitBreakerPolicy _policy;
    private volatile bool _closed = true;
    private volatile bool _streak;
    private bool _forgotten;
    private long _generation;
    private long _refusesUntil;

    internal CircuitBreaker(CircuitKey key, CircuitBreakerPolicy policy, TimeProvider time, CoarseClock clock, Action<CircuitTransition> publish)
    {
        Key = key;
        _policy = policy;
        _time = time;
        _clock = clock;
        _machine = new CircuitStateMachine(policy);
        _successes = StripesFor(policy);
        _publish = publish;
    }

    /// <summary>What this breaker guards.</summary>
    public CircuitKey Key { get; }

    /// <summary>When it opens and for how long.</summary>
    public CircuitBreakerPolicy Policy => _policy;

    /// <summary>The state now. An open circuit stays open after its break until a call arrives.</summary>
    public CircuitState State
    {
        get
        {
            lock (_gate) return _machine.State;
        }
    }

    /// <summary>Rejects every call until <see cref="Close"/>, whatever the mode. On the circuit of a whole operation it rejects those of all partitions too.</summary>
    public void Isolate() => Move(static (machine, _) => machine.Isolate());

    /// <summary>Closes the circuit and forgets what it has counted.</summary>
    public void Close() => Move(static (machine, _) => machine.Close());

    /// <summary>True while every call passes: one volatile read.</summary>
    internal bool IsClosed => _closed;

    /// <summary>True while somebody keeps the circuit from passing anything.</summary>
    internal bool IsIsolated => !_closed && State == CircuitState.Isolated;

    /// <summary>
    /// An admission of the generation that is current now: of a call that found the circuit closed, or of the rest of a stream whose first item was a
    /// result already. Should the circuit have opened in between, it counts nothing: only closed circuits count results of calls that are no probes.
    /// </summary>
    internal CircuitAdmission Current => new(Volatile.Read(ref _generation));

    internal long Now => _clock.Now;

    /// <summary>Asks to make one attempt. If admitted, <see cref="Record"/> must follow, whatever the attempt's end.</summary>
    internal bool TryAdmit(TimeSpan longestLease, out CircuitAdmission admission, out CircuitRejection rejection)
    {
        rejection = default;
        admission = Current;
        if (_closed) return true;

        CircuitTransition? transition;
        bool admitted;
        lock (_gate)
        {
            var before = _machine.State;
            admitted = _machine.TryAdmit(_clock.Now, longestLease, out admission, out var retryAfter);
            if (!admitted && _policy.Mode != CircuitMode.Enforced && _machine.State != CircuitState.Isolated)
                (admitted, admission) = (true, new CircuitAdmission(CircuitAdmission.Uncounted));
            if (!admitted) rejection = new CircuitRejection(Key, _machine.State == CircuitState.Isolated, retryAfter, _machine.LastFailure);
            transition = Changed(before);
        }

        Publish(transition);
        if (!admitted) CircuitTelemetry.Rejected(Key);
        return admitted;
    }

    /// <summary>Reports a success that was not slow. On a healthy circuit it costs no lock and no shared write.</summary>
    /// <param name="admission">What <see cref="TryAdmit"/> gave, or <see cref="Current"/> of a closed circuit.</param>
    /// <param name="at">When; not before the call was admitted.</param>
    internal void RecordSuccess(CircuitAdmission admission, long at)
    {
        if (!_streak && _closed && admission.Generation == Volatile.Read(ref _generation) && _successes?.TryCount(at) == true) return;
        Record(admission, new CircuitResult(CircuitSignal.Success));
    }

    /// <summary>Reports how an admitted attempt ended.</summary>
    internal void Record(CircuitAdmission admission, in CircuitResult result)
    {
        if (admission.Generation == CircuitAdmission.Uncounted || _policy.Mode == CircuitMode.Disabled) return;
        CircuitTransition? transition;
        lock (_gate)
        {
            var before = _machine.State;
            var now = _clock.Now;
            _successes?.Collect(_machine.Window);
            _machine.Record(admission, now, result);
            if (result.Signal == CircuitSignal.Success && _machine.State == CircuitState.Closed) _successes?.Begin(now);
            transition = Changed(before);
        }

        Publish(transition);
    }

    /// <summary>True if an attempt would be refused now; asks without taking the probe.</summary>
    internal bool RefusesNow()
    {
        if (_closed) return false;
        if (SurelyRefusesAt(_clock.Now)) return true;
        lock (_gate)
            return _machine.RefusesAt(_clock.Now) && (_policy.Mode == CircuitMode.Enforced || _machine.State == CircuitState.Isolated);
    }

    /// <summary>True if the break is not over; false if it would take a closer look to tell.</summary>
    internal bool SurelyRefusesAt(long now) => now < Volatile.Read(ref _refusesUntil);

    /// <summary>What a call that comes now would be told, if the circuit refuses it.</summary>
    internal CircuitRejection Refusal()
    {
        lock (_gate) return new CircuitRejection(Key, _machine.State == CircuitState.Isolated, _machine.RetryAfter(_clock.Now), _machine.LastFailure);
    }

    /// <summary>Changes the rules; the state and, where the window stays the same, the results are kept.</summary>
    internal void Reconfigure(CircuitBreakerPolicy policy)
    {
        lock (_gate)
        {
            if (ReferenceEquals(policy, _policy)) return;
            _successes?.Collect(_machine.Window);
            _machine.Reconfigure(policy);
            _policy = policy;
            _successes = StripesFor(policy);
            PublishRefusal();
        }
    }

    /// <summary>Closes a circuit that nobody can find any more, so that it is not taken for open for ever; what calls still do to it is no news.</summary>
    /// <returns>The closing, told to the telemetry; null if the circuit was closed.</returns>
    internal CircuitTransition? Forget()
    {
        CircuitTransition? closing;
        lock (_gate)
        {
            var before = _machine.State;
            _machine.Close();
            closing = Changed(before);
            _forgotten = true;
        }

        if (closing is not null) CircuitTelemetry.Transitioned(closing);
        return closing;
    }

    internal void Restore(CircuitState state, TimeSpan remaining) => Move((machine, now) => machine.Restore(state, now, remaining));

    // Only a plain time window can take successes in bundles: the others must know the order or the duration of each.
    private static SuccessStripes? StripesFor(CircuitBreakerPolicy policy) =>
        policy is { WindowCalls: 0, SlowCallDurationMs: 0 } ? new SuccessStripes(policy.SamplingDuration) : null;

    private void Move(Action<CircuitStateMachine, long> move)
    {
        CircuitTransition? transition;
        lock (_gate)
        {
            var before = _machine.State;
            move(_machine, _clock.Now);
            transition = Changed(before);
        }

        Publish(transition);
    }

    // Called under the lock.
    private CircuitTransition? Changed(CircuitState before)
    {
        _streak = _machine.FailuresInRow > 0;
        if (Volatile.Read(ref _generation) == _machine.Generation) return null;
        _successes?.Clear();
        PublishRefusal();
        Volatile.Write(ref _generation, _machine.Generation);
        _closed = _machine.State == CircuitState.Closed;
        if (_forgotten || _machine.State == before) return null;
        TimeSpan? openFor = _machine.State == CircuitState.Open ? _machine.Break : null;
        return new CircuitTransition(Key, before, _machine.State, _machine.Generation, _time.GetUtcNow(), openFor, _machine.LastFailure);
    }

    // Called under the lock.
    private void PublishRefusal() => Volatile.Write(ref _refusesUntil, _policy.Mode == CircuitMode.Enforced ? _machine.OpenUntil : 0);

    private void Publish(CircuitTransition? transition)
    {
        if (transition is null) return;
        CircuitTelemetry.Transitioned(transition);
        _publish(transition);
    }
}
