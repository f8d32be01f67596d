namespace Samples.Activities.Resilience;

public enum BreakerState
{
    Closed,
    Open,
    HalfOpen,
}

/// <summary>Opens after a number of failures in a row, and closes again after one good probe.</summary>
public sealed class CircuitBreaker
{
    private readonly Lock _gate = new();
    private readonly int _failuresToOpen;
    private readonly TimeSpan _breakDuration;
    private readonly TimeProvider _time;
    private int _failures;
    private long _openedAt;

    public CircuitBreaker(int failuresToOpen, TimeSpan breakDuration, TimeProvider? time = null)
    {
        _failuresToOpen = failuresToOpen;
        _breakDuration = breakDuration;
        _time = time ?? TimeProvider.System;
    }

    public BreakerState State { get; private set; }

    /// <summary>Raised with the old and the new state.</summary>
    public event Action<BreakerState, BreakerState>? StateChanged;

    /// <summary>Whether a request may be sent now.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (State != BreakerState.Open) return true;
            if (_time.GetElapsedTime(_openedAt) < _breakDuration) return false;
            MoveTo(BreakerState.HalfOpen);
            return true;
        }
    }

    public void RecordSuccess()
    {
        lock (_gate)
        {
            _failures = 0;
            MoveTo(BreakerState.Closed);
        }
    }

    public void RecordFailure()
    {
        lock (_gate)
        {
            if (++_failures < _failuresToOpen && State != BreakerState.HalfOpen) return;
            _openedAt = _time.GetTimestamp();
            MoveTo(BreakerState.Open);
        }
    }

    private void MoveTo(BreakerState next)
    {
        if (State == next) return;
        var previous = State;
        State = next;
        StateChanged?.Invoke(previous, next);
    }
}
