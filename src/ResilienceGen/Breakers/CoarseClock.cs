namespace ResilienceGen.Breakers;

/// <summary>
/// Time since the clock was made, in ticks, for windows, breaks and deadlines. The system clock is read in its coarse form (1 to 16 ms), which costs a
/// fraction of the exact one and is as exact as timers are; any other provider is read as it is.
/// </summary>
internal sealed class CoarseClock(TimeProvider time)
{
    private readonly TimeProvider? _provider = ReferenceEquals(time, TimeProvider.System) ? null : time;
    private readonly long _origin = time.GetTimestamp();
    private readonly long _coarseOrigin = Environment.TickCount64;

    /// <summary>By how much <see cref="Now"/> may lag behind.</summary>
    public TimeSpan Resolution => _provider is null ? TimeSpan.FromMilliseconds(16) : TimeSpan.Zero;

    public long Now => _provider is null
        ? (Environment.TickCount64 - _coarseOrigin) * TimeSpan.TicksPerMillisecond
        : _provider.GetElapsedTime(_origin).Ticks;
}
