using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// Deadlines that calls share. All calls that begin within a fiftieth of the limit get one token, cancelled when the limit of the last of them is over:
/// a timeout is at most 2 % late and never early, and a healthy call creates neither a source nor a timer. Unlike the token of a pooled source, one that a
/// callee keeps can only be cancelled by the deadline it was given for.
/// </summary>
internal sealed class DeadlineSlots(TimeProvider time, CoarseClock clock, TimeSpan limit)
{
    /// <summary>Below this a slot would be shorter than the clock can tell.</summary>
    public static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(1);

    private const int SlotsPerLimit = 50;

    private readonly long _slotTicks = limit.Ticks / SlotsPerLimit;
    private Slot? _current;

    public CancellationToken TokenAt(long now)
    {
        var slot = Volatile.Read(ref _current);
        return slot is not null && now < slot.End ? slot.Source.Token : Begin(slot, now);
    }

    private CancellationToken Begin(Slot? last, long now)
    {
        var source = new CancellationTokenSource(limit + TimeSpan.FromTicks(_slotTicks) + clock.Resolution, time);
        var slot = new Slot(source, now + _slotTicks);
        if (Interlocked.CompareExchange(ref _current, slot, last) == last) return source.Token;
        source.Dispose();
        return TokenAt(now);
    }

    private sealed record Slot(CancellationTokenSource Source, long End);
}
