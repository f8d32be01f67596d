using System.Diagnostics;
using ResilienceGen.Tests.Support;
using ThreadState = System.Threading.ThreadState;

namespace ResilienceGen.Conformance.Running;

/// <summary>Moves virtual time from timer to timer, and in between waits until nothing runs that could make another.</summary>
internal sealed class Clockwork(VirtualTime time)
{
    private const int MostTimers = 100_000;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ThreadCalm = TimeSpan.FromMilliseconds(20);
    private readonly List<RunningCall> _blocking = [];
    private int _fired;

    /// <summary>Watches the thread of a synchronous call too.</summary>
    public void Watch(RunningCall call)
    {
        if (call.Thread is not null) _blocking.Add(call);
    }

    /// <summary>Moves on until the call is complete; one that waits for no timer hangs.</summary>
    public void RunUntilComplete(RunningCall call)
    {
        var idle = Stopwatch.StartNew();
        for (Settle(); !call.IsCompleted; Settle())
        {
            if (Fire(TimeSpan.MaxValue))
                idle.Restart();
            else if (idle.Elapsed > LongestPause)
                throw new HangException("the call is not complete and no timer is pending");
        }
    }

    public void Advance(double milliseconds)
    {
        var target = time.Elapsed + TimeSpan.FromMilliseconds(milliseconds);
        Settle();
        while (Fire(target)) Settle();
        time.Advance(target - time.Elapsed);
    }

    public void Settle()
    {
        _blocking.RemoveAll(static call => call.IsCompleted);
        IdlePool.Settle(static () => false);
        var calm = Stopwatch.StartNew();
        while (_blocking.Count > 0 && calm.Elapsed < ThreadCalm)
        {
            if (_blocking.Any(static call => !call.IsCompleted && !call.Thread!.ThreadState.HasFlag(ThreadState.WaitSleepJoin))) calm.Restart();
            _blocking.RemoveAll(static call => call.IsCompleted);
            Thread.Yield();
        }
    }

    private bool Fire(TimeSpan latest)
    {
        if (!time.FireNext(latest)) return false;
        return ++_fired <= MostTimers ? true : throw new HangException($"{MostTimers} timers have fired and there is no end");
    }
}
