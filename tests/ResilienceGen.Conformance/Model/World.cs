namespace ResilienceGen.Conformance.Model;

/// <summary>
/// A clock that moves from timer to timer, and what is counted meanwhile. Whoever waits goes on where the clock is moved, so there is one thread and
/// one order; a synchronization context would spoil that.
/// </summary>
internal sealed class World
{
    private readonly List<Alarm> _alarms = [];
    private readonly Dictionary<string, CancellationTokenSource> _gates = [];

    public double Now { get; private set; }

    public Dictionary<string, int> Metrics { get; } = new()
    {
        ["retries"] = 0,
        ["timeouts"] = 0,
        ["fallbacks"] = 0,
        ["breakerOpened"] = 0,
        ["breakerClosed"] = 0,
        ["breakerHalfOpened"] = 0,
        ["breakerRejected"] = 0,
    };

    public void Count(string metric) => Metrics[metric]++;

    public IDisposable Schedule(double ms, Action action)
    {
        var alarm = new Alarm(this, Now + ms, action);
        _alarms.Add(alarm);
        return alarm;
    }

    public void Release(string gate) => Gate(gate).Cancel();

    /// <summary>Lets time pass; false if the token is cancelled meanwhile.</summary>
    public Task<bool> PassAsync(double ms, CancellationToken token) => WaitAsync(end => Schedule(ms, end), token);

    /// <summary>Waits for the release of a gate; false if the token is cancelled meanwhile.</summary>
    public Task<bool> PassAsync(string gate, CancellationToken token) => WaitAsync(end => Gate(gate).Token.Register(end), token);

    /// <summary>A result leaves the window when it is that old, and a break ends like it (rule 4).</summary>
    public bool IsOver(double moment) => moment <= Now;

    public void Advance(double ms)
    {
        var target = Now + ms;
        while (FireNext(target)) continue;
        Now = target;
    }

    public void RunUntilComplete(Task task)
    {
        while (!task.IsCompleted)
        {
            if (!FireNext(double.PositiveInfinity)) throw new InvalidOperationException("The model hangs.");
        }
    }

    private CancellationTokenSource Gate(string name) => _gates.TryGetValue(name, out var gate) ? gate : _gates[name] = new CancellationTokenSource();

    private static async Task<bool> WaitAsync(Func<Action, IDisposable> begin, CancellationToken token)
    {
        if (token.IsCancellationRequested) return false;
        var end = new TaskCompletionSource<bool>();
        using var wait = begin(() => end.TrySetResult(true));
        using var cancellation = token.Register(() => end.TrySetResult(false));
        return await end.Task;
    }

    private bool FireNext(double latest)
    {
        if (_alarms.MinBy(static alarm => alarm.Due) is not { } next || next.Due > latest) return false;
        if (_alarms.Count(alarm => alarm.Due == next.Due) > 1) throw new UndecidedException("two things are due at once");
        next.Dispose();
        Now = next.Due;
        next.Action();
        return true;
    }

    private sealed class Alarm(World world, double due, Action action) : IDisposable
    {
        public double Due => due;

        public Action Action => action;

        public void Dispose() => world._alarms.Remove(this);
    }
}
