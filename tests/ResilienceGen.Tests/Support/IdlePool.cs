using System.Diagnostics;

namespace ResilienceGen.Tests.Support;

/// <summary>Tells when nothing runs any more except what waits for time. Needs a process in which no other test runs.</summary>
internal static class IdlePool
{
    // Long, because on a busy machine work that is due can wait for its turn.
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(1);
    private static int _hostWorkers = LeastBusyWorkers(milliseconds: 200);

    /// <summary>Waits until the pool has been calm three times in a row, or until <paramref name="enough"/> says so.</summary>
    public static void Settle(Func<bool> enough)
    {
        var waited = Stopwatch.StartNew();
        for (var calm = 0; calm < 3 && !enough(); calm = IsCalm() ? calm + 1 : 0)
        {
            if (waited.Elapsed > LongestSettling)
            {
                _hostWorkers = BusyWorkers();
                return;
            }

            if (!Thread.Yield())
                Thread.SpinWait(100);
        }
    }

    public static bool IsCalm()
    {
        var busy = BusyWorkers();
        _hostWorkers = Math.Min(_hostWorkers, busy);
        return ThreadPool.PendingWorkItemCount == 0 && busy <= _hostWorkers;
    }

    /// <summary>Looks again at what the host keeps busy; to be called when nothing of ours runs.</summary>
    public static void Calibrate() => _hostWorkers = Math.Min(_hostWorkers, LeastBusyWorkers(milliseconds: 20));

    private static int BusyWorkers()
    {
        ThreadPool.GetMaxThreads(out var maximum, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return maximum - available;
    }

    // The test host itself blocks some pool threads for good; what is busy beyond those is ours.
    private static int LeastBusyWorkers(int milliseconds)
    {
        var least = int.MaxValue;
        for (var watched = Stopwatch.StartNew(); watched.ElapsedMilliseconds < milliseconds; Thread.Yield())
            least = Math.Min(least, BusyWorkers());
        return least;
    }
}
