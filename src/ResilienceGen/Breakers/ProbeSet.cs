namespace ResilienceGen.Breakers;

/// <summary>The probes of a half-open circuit. Each holds a lease: one that never returns gives up its place when the lease is over.</summary>
internal sealed class ProbeSet
{
    private readonly List<(long Id, long Expiry)> _running = [];
    private long _last;

    public int Succeeded { get; private set; }

    public long SoonestExpiry => _running.Count == 0 ? 0 : _running.Min(static probe => probe.Expiry);

    public int RunningAt(long now)
    {
        var running = 0;
        foreach (var (_, expiry) in _running)
        {
            if (now < expiry) running++;
        }

        return running;
    }

    public long Begin(long now, long expiry)
    {
        _running.RemoveAll(probe => now >= probe.Expiry);
        _running.Add((++_last, expiry));
        return _last;
    }

    /// <summary>True if the probe still held its place.</summary>
    public bool End(long id, bool succeeded)
    {
        if (_running.RemoveAll(probe => probe.Id == id) == 0) return false;
        if (succeeded) Succeeded++;
        return true;
    }

    public void Clear()
    {
        _running.Clear();
        Succeeded = 0;
    }
}
