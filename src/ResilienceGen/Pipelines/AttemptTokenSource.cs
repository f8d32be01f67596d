using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The token of one attempt: cancelled by its timer or by the caller, and able to say which. The timer is armed only when the callee did not answer at
/// once. A source that was never cancelled is used again, unless the result may keep its token (see <see cref="ResultTraits{TResult}"/>): whoever keeps the
/// token of a pooled source would later be cancelled by the timeout of another call.
/// </summary>
internal sealed class AttemptTokenSource : CancellationTokenSource
{
    // Even: not armed; odd: armed. Each arming has a number of its own, so that a timer that fires late cannot hit the next attempt.
    private const long Fired = -1;

    private readonly TimeProvider _time;
    private readonly CoarseClock _clock;
    private ITimer? _timer;
    private CancellationTokenRegistration _caller;
    private long _state;
    private long _deadline;
    private volatile bool _cancelledByCaller;

    public AttemptTokenSource(TimeProvider time, CoarseClock clock)
    {
        _time = time;
        _clock = clock;
    }

    /// <summary>True if this attempt's timer fired, and fired first.</summary>
    public bool TimedOut => Volatile.Read(ref _state) == Fired && !_cancelledByCaller;

    public void Link(CancellationToken callerToken)
    {
        if (callerToken.CanBeCanceled) _caller = callerToken.UnsafeRegister(static state => ((AttemptTokenSource)state!).CancelByCaller(), this);
    }

    public void Arm(TimeSpan limit)
    {
        Volatile.Write(ref _deadline, _clock.Now + limit.Ticks - CoarseClock.Tolerance.Ticks);
        Volatile.Write(ref _state, _state + 1);
        if (_timer is null) _timer = _time.CreateTimer(static state => ((AttemptTokenSource)state!).OnTimer(), this, limit, Timeout.InfiniteTimeSpan);
        else _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the attempt. True if the source may serve another one.</summary>
    public bool TryRecycle()
    {
        _caller.Dispose();
        _caller = default;
        var state = Volatile.Read(ref _state);
        if (state == Fired || _cancelledByCaller) return false;
        if (state % 2 != 0)
        {
            if (Interlocked.CompareExchange(ref _state, state + 1, state) != state) return false;
            _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        return TryReset();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _caller.Dispose();
            _timer?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void OnTimer()
    {
        var state = Volatile.Read(ref _state);
        if (state % 2 == 0 || state == Fired || _clock.Now < Volatile.Read(ref _deadline)) return;
        if (Interlocked.CompareExchange(ref _state, Fired, state) == state) Cancel();
    }

    private void CancelByCaller()
    {
        _cancelledByCaller = Volatile.Read(ref _state) != Fired;
        Cancel();
    }
}
