namespace ResilienceGen.Breakers;

/// <summary>
/// Successes and failures of the last sampling duration, in a ring of slices. A slice starts at its first result and not on a grid, so that results
/// which are further apart than a slice leave the window exactly when they are that old, and others at most one slice (1/128) early.
/// </summary>
internal sealed class SamplingWindow(TimeSpan duration)
{
    private const int SliceCount = 128;

    private readonly long _ticks = duration.Ticks;
    private readonly long _sliceTicks = duration.Ticks / SliceCount;
    private readonly Slice[] _slices = new Slice[SliceCount + 2];
    private int _oldest;
    private int _count;

    public int Failures { get; private set; }

    public int Total { get; private set; }

    public void Add(long now, bool failure)
    {
        Expire(now);
        ref var slice = ref Current(now);
        slice.Total++;
        Total++;
        if (failure)
        {
            slice.Failures++;
            Failures++;
        }
    }

    public void Clear()
    {
        _count = 0;
        Failures = 0;
        Total = 0;
    }

    private ref Slice Current(long now)
    {
        if (_count > 0)
        {
            ref var newest = ref _slices[(_oldest + _count - 1) % _slices.Length];
            if (now - newest.Start < _sliceTicks)
                return ref newest;
        }

        ref var added = ref _slices[(_oldest + _count++) % _slices.Length];
        added = new Slice { Start = now };
        return ref added;
    }

    private void Expire(long now)
    {
        while (_count > 0 && now - _slices[_oldest].Start >= _ticks)
        {
            Failures -= _slices[_oldest].Failures;
            Total -= _slices[_oldest].Total;
            _oldest = (_oldest + 1) % _slices.Length;
            _count--;
        }
    }

    private struct Slice
    {
        public long Start;
        public int Total;
        public int Failures;
    }
}
