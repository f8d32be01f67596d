namespace ResilienceGen.Breakers;

/// <summary>The last so many results, in a ring.</summary>
internal sealed class CountWindow(int size) : ResultWindow
{
    private readonly (bool Failed, bool Slow)[] _results = new (bool, bool)[size];
    private int _next;

    public override void Add(long at, int count, bool failed, bool slow)
    {
        for (var added = 0; added < Math.Min(count, size); added++)
        {
            if (Total == size) Count(-1, _results[_next].Failed ? -1 : 0, _results[_next].Slow ? -1 : 0);
            _results[_next] = (failed, slow);
            _next = (_next + 1) % size;
            Count(1, failed ? 1 : 0, slow ? 1 : 0);
        }
    }

    public override void Clear()
    {
        base.Clear();
        _next = 0;
    }
}
