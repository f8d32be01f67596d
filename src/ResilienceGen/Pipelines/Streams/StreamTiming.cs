namespace ResilienceGen.Pipelines.Streams;

/// <summary>The clock of a stream and its limit between items.</summary>
internal readonly record struct StreamTiming(TimeProvider Time, TimeSpan Idle)
{
    public IdleWatch? Watch(CancellationTokenSource lifetime) => Idle == Timeout.InfiniteTimeSpan ? null : new IdleWatch(Time, Idle, lifetime);
}
