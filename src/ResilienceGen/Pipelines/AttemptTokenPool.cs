using System.Collections.Concurrent;
using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines;

/// <summary>Sources of attempt tokens that can be used again: one per processor at hand, some more in a queue.</summary>
internal sealed class AttemptTokenPool(TimeProvider time, CoarseClock clock)
{
    private const int MaxQueued = 256;

    // Slots lie two cache lines apart, because processors fetch lines in pairs.
    private const int Spacing = 16;

    private readonly AttemptTokenSource?[] _slots = new AttemptTokenSource?[Math.Clamp(Environment.ProcessorCount, 1, 64) * Spacing];
    private readonly ConcurrentQueue<AttemptTokenSource> _queue = new();
    private int _queued;

    public AttemptTokenSource Rent(CancellationToken callerToken)
    {
        var source = Interlocked.Exchange(ref Own(), null) ?? Dequeue() ?? new AttemptTokenSource(time, clock);
        source.Link(callerToken);
        return source;
    }

    public void Return(AttemptTokenSource source, bool mayBeKept)
    {
        var isClean = source.TryRecycle();
        if (!isClean || mayBeKept)
        {
            source.Dispose();
            return;
        }

        if (Interlocked.CompareExchange(ref Own(), source, null) is null) return;
        if (Interlocked.Increment(ref _queued) <= MaxQueued)
        {
            _queue.Enqueue(source);
            return;
        }

        Interlocked.Decrement(ref _queued);
        source.Dispose();
    }

    private AttemptTokenSource? Dequeue()
    {
        if (!_queue.TryDequeue(out var source)) return null;
        Interlocked.Decrement(ref _queued);
        return source;
    }

    private ref AttemptTokenSource? Own() => ref _slots[Thread.GetCurrentProcessorId() * Spacing % _slots.Length];
}
