using ResilienceGen.Policies;

namespace ResilienceGen.Breakers;

/// <summary>
/// The rules of a circuit, without threads and clocks: every method is called under the breaker's lock with the time in ticks.
/// Each transition starts a generation; a result counts only in the generation that admitted it.
/// </summary>
internal sealed class CircuitStateMachine(CircuitBreakerPolicy policy)
{
    private readonly ProbeSet _probes = new();
    private ResultWindow _window = ResultWindow.For(policy);
    private CircuitBreakerPolicy _policy = policy;
    private int _failedProbes;
    private long _blockedUntil;

    public CircuitState State { get; private set; }

    public long Generation { get; private set; }

    public Exception? LastFailure { get; private set; }

    public int FailuresInRow { get; private set; }

    public ResultWindow Window => _window;

    /// <summary>How long the circuit will stay open, from the moment it opened.</summary>
    public TimeSpan Break { get; private set; }

    /// <summary>Until when an open circuit refuses without looking further.</summary>
    public long OpenUntil => State == CircuitState.Open ? _blockedUntil : 0;

    /// <summary>Changes the rules and keeps the state. Results counted so far are kept if the window stays the same.</summary>
    public void Reconfigure(CircuitBreakerPolicy policy)
    {
        if (policy.WindowCalls != _policy.WindowCalls || policy.SamplingDurationMs != _policy.SamplingDurationMs) _window = ResultWindow.For(policy);
        _policy = policy;
    }

    public bool TryAdmit(long now, TimeSpan longestLease, out CircuitAdmission admission, out TimeSpan retryAfter)
    {
        admission = new CircuitAdmission(Generation);
        retryAfter = TimeSpan.Zero;
        if (State == CircuitState.Closed) return true;
        if (RefusesAt(now))
        {
            retryAfter = RetryAfter(now);
            return false;
        }

        if (State == CircuitState.Open) Enter(CircuitState.HalfOpen);
        var lease = Math.Min(longestLease.Ticks, _policy.BreakDuration.Ticks);
        admission = new CircuitAdmission(Generation, _probes.Begin(now, now + lease));
        return true;
    }

    public bool RefusesAt(long now) => State switch
    {
        CircuitState.Isolated => true,
        CircuitState.Open => now < _blockedUntil,
        CircuitState.HalfOpen => _probes.RunningAt(now) >= _policy.Probes,
        _ => false,
    };

    public void Record(CircuitAdmission admission, long now, in CircuitResult result)
    {
        if (admission.Generation != Generation) return;
        if (result.Signal == CircuitSignal.Failure) LastFailure = result.Failure;
        if (State == CircuitState.HalfOpen) EndProbe(admission.Probe, now, result);
        else if (State == CircuitState.Closed) Count(now, result);
    }

    public void Isolate() => Enter(CircuitState.Isolated);

    public void Close()
    {
        Enter(CircuitState.Closed);
        _failedProbes = 0;
        LastFailure = null;
    }

    /// <summary>Puts a new circuit into the state it had elsewhere, for the time that is left.</summary>
    public void Restore(CircuitState state, long now, TimeSpan remaining)
    {
        // Who was probing there is unknown here; an open circuit whose break is over probes with its next call.
        Enter(state == CircuitState.HalfOpen ? CircuitState.Open : state);
        if (State == CircuitState.Open) BlockFor(remaining, now);
    }

    private void EndProbe(long probe, long now, in CircuitResult result)
    {
        // One whose lease ran out and whose place was taken has nothing to say any more.
        if (!_probes.End(probe, succeeded: result.Signal == CircuitSignal.Success)) return;
        if (result.Signal == CircuitSignal.Failure)
        {
            _failedProbes++;
            Open(now, result.Asked);
        }
        else if (_probes.Succeeded >= _policy.ProbeSuccesses)
        {
            Close();
        }
    }

    private void Count(long now, in CircuitResult result)
    {
        if (result.Signal == CircuitSignal.Neutral) return;
        var failed = result.Signal == CircuitSignal.Failure;
        FailuresInRow = failed ? FailuresInRow + 1 : 0;
        _window.Add(now, 1, failed, result.IsSlow);
        if ((failed && FailuresTrip()) || (result.IsSlow && SlowCallsTrip())) Open(now, result.Asked);
    }

    private bool FailuresTrip() =>
        (_policy.ConsecutiveFailures > 0 && FailuresInRow >= _policy.ConsecutiveFailures)
        || (_window.Total >= _policy.MinimumThroughput && _window.Failures >= _policy.FailureRatio * _window.Total);

    private bool SlowCallsTrip() => _window.Total >= _policy.MinimumThroughput && _window.Slow >= _policy.SlowCallRatio * _window.Total;

    public TimeSpan RetryAfter(long now) => State switch
    {
        CircuitState.Isolated => Timeout.InfiniteTimeSpan,
        CircuitState.HalfOpen => TimeSpan.FromTicks(Math.Max(0, _probes.SoonestExpiry - now)),
        CircuitState.Open => TimeSpan.FromTicks(Math.Max(0, _blockedUntil - now)),
        _ => TimeSpan.Zero,
    };

    private void Open(long now, TimeSpan asked)
    {
        Enter(CircuitState.Open);
        BlockFor(_policy.BreakAfter(_failedProbes, asked), now);
    }

    private void BlockFor(TimeSpan duration, long now)
    {
        Break = duration;
        _blockedUntil = now + duration.Ticks;
    }

    private void Enter(CircuitState state)
    {
        Generation++;
        State = state;
        FailuresInRow = 0;
        _probes.Clear();
        _window.Clear();
    }
}
