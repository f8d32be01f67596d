namespace ResilienceGen.Breakers;

/// <summary>
/// Results of the last sampling duration, in a ring of slices. A slice starts at its first result and not on a grid, so that results which are further
/// apart than a slice leave the window exactly when they are that old, and others at most one slice (1/128) early.
/// </summary>
internal sealed class SamplingWindow(TimeSpan duration) : ResultWindow
{
    public const int SliceCount = 128;

    private readonly long _ticks = duration.Ticks;
    private readonly long _sliceTicks = duration.Ticks / SliceCount;
    private readonly Slice[] _slices = new Slice[SliceCount + 2];
    private int _oldest;
    private int _count;

    public override void Add(long at, int count, bool failed, bool slow)
    {
        Expire(at);
        ref var slice = ref SliceOf(at);
        var (failures, slowCalls) = (failed ? count : 0, slow ? count : 0);
        slice.Total += count;
        slice.Failures += failures;
        slice.Slow += slowCalls;
        Count(count, failures, slowCalls);
    }

    public override void Clear()
    {
        base.Clear();
        _count = 0;
    }

    // Successes are handed in by bundles and may be a little older than the newest slice.
    private ref Slice SliceOf(long at)
    {
        for (var back = _count - 1; back >= 0; back--)
        {
            ref var slice = ref _slices[(_oldest + back) % _slices.Length];
            var isNewest = back == _count - 1;
            if (isNewest && at - slice.Start >= _sliceTicks) break;
            if (at >= slice.Start || back == 0) return ref slice;
        }

        ref var added = ref _slices[(_oldest + _count++) % _slices.Length];
        added = new Slice { Start = at };
        return ref added;
    }

    private void Expire(long now)
    {
        while (_count > 0 && now - _slices[_oldest].Start >= _ticks)
        {
            ref var slice = ref _slices[_oldest];
            Count(-slice.Total, -slice.Failures, -slice.Slow);
            _oldest = (_oldest + 1) % _slices.Length;
            _count--;
        }
    }

    private struct Slice
    {
        public long Start;
        public int Total;
        public int Failures;
        public int Slow;
    }
}
