namespace ResilienceGen.Tests.Linearisable;

/// <summary>
/// A clock that now and then takes so long to read that another thread gets a step in. A circuit reads it in the middle of what it does, so that operations
/// meet even on a machine which hardly ever runs two threads at the same moment.
/// </summary>
/// <param name="steps">How far all threads together have come.</param>
internal sealed class LingeringTime(Func<int> steps) : TimeProvider
{
    private const int LongestStay = 8;

    private long _now;

    public bool Lingers { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        if (Lingers && Random.Shared.Next(3) == 0) Linger();
        return Volatile.Read(ref _now);
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(Volatile.Read(ref _now));

    public void Advance(int milliseconds) => Interlocked.Add(ref _now, milliseconds * TimeSpan.TicksPerMillisecond);

    private void Linger()
    {
        var seen = steps();
        for (var stay = 0; stay < LongestStay && steps() == seen; stay++)
        {
            if (!Thread.Yield()) Thread.SpinWait(50);
        }
    }
}
