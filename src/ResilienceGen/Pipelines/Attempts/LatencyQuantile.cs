namespace ResilienceGen.Pipelines.Attempts;

/// <summary>The durations of the latest successful attempts of an operation, to tell what is slow for it.</summary>
internal sealed class LatencyQuantile
{
    private const int Kept = 128;
    private const int Needed = 20;

    private readonly object _gate = new();
    private readonly long[] _ticks = new long[Kept];
    private long _count;

    public void Add(TimeSpan duration)
    {
        lock (_gate) _ticks[_count++ % Kept] = duration.Ticks;
    }

    /// <summary>The duration below which this share of the attempts stayed; null while there are too few.</summary>
    public TimeSpan? Find(double quantile)
    {
        lock (_gate)
        {
            if (_count < Needed) return null;
            var sorted = _ticks[..(int)Math.Min(_count, Kept)];
            Array.Sort(sorted);
            return TimeSpan.FromTicks(sorted[(int)Math.Min(sorted.Length - 1, quantile * sorted.Length)]);
        }
    }
}
