using ResilienceGen.Policies;

namespace ResilienceGen.Breakers;

/// <summary>
/// The rules of a circuit, without threads and clocks: every method is called under the breaker's lock with the time in ticks.
/// Each transition, and each new probe, starts a generation; a result counts only in the generation that admitted it.
/// </summary>
internal sealed class CircuitStateMachine(CircuitBreakerPolicy policy)
{
    private readonly SamplingWindow _window = new(policy.SamplingDuration);
    private int _failuresInRow;
    private long _blockedUntil;
    private bool _probing;

    public CircuitState State { get; private set; }

    public long Generation { get; private set; }

    public Exception? LastFailure { get; private set; }

    public bool TryAdmit(long now, TimeSpan longestLease, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        if (State == CircuitState.Closed)
            return true;
        if (RefusesAt(now))
        {
            retryAfter = State == CircuitState.Isolated ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(_blockedUntil - now);
            return false;
        }

        // A probe whose lease has run out becomes stale here: the next generation belongs to the new one.
        Enter(CircuitState.HalfOpen);
        _probing = true;
        _blockedUntil = now + Math.Min(longestLease.Ticks, policy.BreakDuration.Ticks);
        return true;
    }

    public bool RefusesAt(long now) => State switch
    {
        CircuitState.Isolated => true,
        CircuitState.Open => now < _blockedUntil,
        CircuitState.HalfOpen => _probing && now < _blockedUntil,
        _ => false,
    };

    public void Record(long generation, long now, CircuitSignal signal, Exception? failure)
    {
        if (generation != Generation)
            return;
        if (signal == CircuitSignal.Failure)
            LastFailure = failure;
        if (State == CircuitState.HalfOpen)
            EndProbe(now, signal);
        else if (State == CircuitState.Closed)
            Count(now, signal);
    }

    public void Isolate() => Enter(CircuitState.Isolated);

    public void Close()
    {
        Enter(CircuitState.Closed);
        LastFailure = null;
    }

    private void EndProbe(long now, CircuitSignal signal)
    {
        switch (signal)
        {
            case CircuitSignal.Success:
                Close();
                break;
            case CircuitSignal.Failure:
                Open(now);
                break;
            default:
                _probing = false;
                break;
        }
    }

    private void Count(long now, CircuitSignal signal)
    {
        if (signal == CircuitSignal.Neutral)
            return;
        var failed = signal == CircuitSignal.Failure;
        _failuresInRow = failed ? _failuresInRow + 1 : 0;
        _window.Add(now, failed);
        if (failed && ShouldOpen())
            Open(now);
    }

    private bool ShouldOpen() =>
        (policy.ConsecutiveFailures > 0 && _failuresInRow >= policy.ConsecutiveFailures)
        || (_window.Total >= policy.MinimumThroughput && _window.Failures >= policy.FailureRatio * _window.Total);

    private void Open(long now)
    {
        Enter(CircuitState.Open);
        _blockedUntil = now + policy.BreakDuration.Ticks;
    }

    private void Enter(CircuitState state)
    {
        Generation++;
        State = state;
        _probing = false;
        _failuresInRow = 0;
        _window.Clear();
    }
}
