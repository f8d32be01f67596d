namespace ResilienceGen.Tests.Chaos;

/// <summary>Objects of single calls, held weakly: after the run they must be gone although their callers' tokens live on.</summary>
internal sealed class Traces
{
    private readonly List<WeakReference> _objects = [];

    public int Count => _objects.Count;

    public void Add(object? trace)
    {
        if (trace is null) return;
        lock (_objects) _objects.Add(new WeakReference(trace));
    }

    public int CountAlive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return _objects.Count(static trace => trace.IsAlive);
    }
}
