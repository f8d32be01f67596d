namespace ResilienceGen.Tests.Support;

/// <summary>A clock that stands still until it is moved. Timers fire in the order of their due time, then of their creation.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<VirtualTimer> _timers = [];
    private long _now;
    private long _created;

    public static DateTimeOffset Start { get; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref _now));

    public int PendingTimers
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state, Interlocked.Increment(ref _created));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what becomes due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var target = _now + by.Ticks;
        while (Due(target) is { } timer)
            Fire(timer);
        Volatile.Write(ref _now, target);
    }

    public void Advance(int milliseconds) => Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Fires the next timer, however far away. False if there is none.</summary>
    public bool FireNext() => FireNext(TimeSpan.MaxValue);

    /// <summary>Fires the next timer that is due at this time at the latest. False if there is none.</summary>
    public bool FireNext(TimeSpan latest)
    {
        if (Due(latest.Ticks) is not { } timer)
            return false;
        Fire(timer);
        return true;
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime.Ticks;
            _timers.Add(timer);
        }
    }

    private VirtualTimer? Due(long until)
    {
        lock (_gate)
            return _timers.MinBy(static timer => (timer.Due, timer.Order)) is { } next && next.Due <= until ? next : null;
    }

    private void Fire(VirtualTimer timer)
    {
        lock (_gate)
        {
            if (!_timers.Remove(timer))
                return;
            Volatile.Write(ref _now, Math.Max(_now, timer.Due));
        }

        timer.Invoke();
    }
}
