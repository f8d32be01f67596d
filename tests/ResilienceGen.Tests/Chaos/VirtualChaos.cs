using System.Diagnostics;
using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Chaos;

/// <summary>Many calls at once in virtual time: at each step something starts, is cancelled, is changed, or time goes on.</summary>
internal sealed class VirtualChaos : IDisposable
{
    private const int MostAtOnce = 60;
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private readonly VirtualTime _time = new();
    private readonly ChaosWorld _world;
    private readonly ChaosConfiguration _configuration;
    private readonly Random _random;
    private readonly List<RunningCall> _running = [];
    private readonly long[] _peaks = new long[2];

    public VirtualChaos(int seed)
    {
        IdlePool.Calibrate();
        _random = new Random(~seed);
        _world = new ChaosWorld(seed, _time);
        _configuration = new ChaosConfiguration(_world.Settings, _random);
    }

    public ChaosWorld World => _world;

    public void Run(int calls)
    {
        for (var started = 0; started < calls;)
        {
            var choice = _random.Next(100);
            if (choice < 45 && _running.Count < MostAtOnce && started++ < calls) Start();
            else if (choice < 80) Advance(_running.Count < MostAtOnce ? _random.Next(60) : _random.Next(2) * _world.LongestMs);
            else if (choice < 95) CancelOne();
            else if (choice < 97) _configuration.Change();
            else Steer();
            Settle();
            CheckBudgets();
            _running.RemoveAll(static call => call.Ended.IsCompleted);
        }

        Drain();
    }

    public void Dispose() => _world.Dispose();

    private void Start()
    {
        for (var endpoint = 0; endpoint < _peaks.Length; endpoint++)
        {
            var load = _world.Loads.ElementAt(endpoint);
            _peaks[endpoint] = load.RetriesInProgress == 0 ? load.CallsInFlight + 1 : Math.Max(_peaks[endpoint], load.CallsInFlight + 1);
        }

        _running.Add(RunningCall.Start(_world));
    }

    // Timer by timer, so that what each one sets off has come to rest before time goes on.
    private void Advance(int milliseconds)
    {
        var target = _time.Elapsed + TimeSpan.FromMilliseconds(milliseconds);
        while (_time.FireNext(target)) Settle();
        _time.Advance(target - _time.Elapsed);
    }

    private void CancelOne()
    {
        if (_running.Where(static call => call.CanCancel).ToArray() is not { Length: > 0 } able) return;
        var call = able[_random.Next(able.Length)];
        var isDeaf = call.Call.IsDeaf;
        call.Cancel();
        if (!isDeaf && !SpinWait.SpinUntil(() => call.Ended.IsCompleted || call.Call.IsDeaf, Hang)) _world.Fail($"{call.Call.Owner}: goes on although it was cancelled.");
    }

    private void Steer()
    {
        var circuits = _world.Runtime.Circuits.All.ToArray();
        if (circuits.Length == 0) return;
        var circuit = circuits[_random.Next(circuits.Length)];
        if (circuit.State != CircuitState.Isolated && _random.Next(2) == 0) circuit.Isolate();
        else circuit.Close();
    }

    private void CheckBudgets()
    {
        for (var endpoint = 0; endpoint < _peaks.Length; endpoint++)
        {
            var load = _world.Loads.ElementAt(endpoint);
            if (load.RetriesInProgress > load.AllowedAt(_peaks[endpoint])) _world.Fail($"{load.RetriesInProgress} retries in progress, allowed are {load.AllowedAt(_peaks[endpoint])}.");
        }
    }

    // Everything ends when time goes on: first the calls, then what they left behind.
    private void Drain()
    {
        var idle = Stopwatch.StartNew();
        while ((_running.Exists(static call => !call.Ended.IsCompleted) || _world.RunningAttempts > 0) && idle.Elapsed < Hang)
        {
            Settle();
            if (_time.FireNext()) idle.Restart();
        }

        foreach (var call in _running.Where(static call => !call.Ended.IsCompleted)) _world.Fail($"{call.Call.Owner} ({call.Call.Shape}): hangs.");
        if (_world.RunningAttempts > 0) _world.Fail($"{_world.RunningAttempts} attempts hang.");
        if (_world.Violations.Any()) return;
        Settle();
        _running.Clear();
        if (_world.Runtime.SharesDeadlines) Advance(24 * 3_600_000);
        if (_time.PendingTimers > 0) _world.Fail($"{_time.PendingTimers} timers are left.");
        _world.CheckAtRest();
    }

    private void Settle()
    {
        var waited = Stopwatch.StartNew();
        while (!(IdlePool.IsCalm() && IdlePool.IsCalm()) && waited.Elapsed < LongestSettling) IdlePool.Settle(static () => false);
        foreach (var call in _running)
        {
            if (call.Thread is { } thread) SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin) || !thread.IsAlive, Hang);
        }
    }
}
