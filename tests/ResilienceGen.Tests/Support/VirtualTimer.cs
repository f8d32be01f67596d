namespace ResilienceGen.Tests.Support;

internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state, long order) : ITimer
{
    public long Due { get; set; }

    public long Order => order;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Assert.True(period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero, "Nothing here needs periodic timers.");
        time.Schedule(this, dueTime);
        return true;
    }

    public void Invoke() => callback(state);

    public void Dispose() => time.Schedule(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
