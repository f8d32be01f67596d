namespace ResilienceGen.Pipelines.Streams;

/// <summary>Cancels a stream whose next item takes too long. It runs only while the consumer waits: how long the consumer takes is its own affair.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly CancellationTokenSource _lifetime;
    private readonly ITimer _timer;
    private int _state;

    public IdleWatch(TimeProvider time, TimeSpan limit, CancellationTokenSource lifetime)
    {
        Limit = limit;
        _lifetime = lifetime;
        _timer = time.CreateTimer(static state => ((IdleWatch)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private enum State
    {
        Resting,
        Watching,
        Fired,
    }

    public TimeSpan Limit { get; }

    public bool Fired => Volatile.Read(ref _state) == (int)State.Fired;

    public void Begin()
    {
        // Once fired it stays so: the item may have come at that very moment, but the stream is cancelled.
        if (Interlocked.CompareExchange(ref _state, (int)State.Watching, (int)State.Resting) == (int)State.Resting) _timer.Change(Limit, Timeout.InfiniteTimeSpan);
    }

    public void End()
    {
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Interlocked.CompareExchange(ref _state, (int)State.Resting, (int)State.Watching);
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        if (Interlocked.CompareExchange(ref _state, (int)State.Fired, (int)State.Watching) != (int)State.Watching) return;
        try
        {
            _lifetime.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The item came while the timer was about to fire, and the consumer has left.
        }
    }
}
