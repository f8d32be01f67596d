using System.Diagnostics;

namespace ResilienceGen.Tests.Support;

/// <summary>Runs asynchronous code to its end by moving virtual time from timer to timer.</summary>
internal static class VirtualRun
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Starts <paramref name="work"/> on a thread without synchronization context and fires timers until it is done; a hang is an error.</summary>
    public static Task<T> RunAsync<T>(this VirtualTime time, Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Drive(time, work, done)) { IsBackground = true }.Start();
        return done.Task;
    }

    public static Task RunAsync(this VirtualTime time, Func<Task> work) =>
        time.RunAsync(async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        });

    /// <summary>Runs synchronous code on a thread of its own and fires timers whenever that thread waits.</summary>
    public static Task RunBlockingAsync(this VirtualTime time, Action work) => Task.Factory.StartNew(
        () =>
        {
            Exception? error = null;
            var worker = new Thread(() => error = Record.Exception(work)) { IsBackground = true };
            worker.Start();
            while (!worker.Join(TimeSpan.Zero))
            {
                if (worker.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
                    time.FireNext();
                Thread.Yield();
            }

            if (error is not null)
                throw new InvalidOperationException("The synchronous call failed.", error);
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static void Drive<T>(VirtualTime time, Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        var task = work();
        var idle = Stopwatch.StartNew();
        while (!task.IsCompleted)
        {
            IdlePool.Settle(() => task.IsCompleted);
            if (!task.IsCompleted && time.FireNext())
                idle.Restart();
            if (idle.Elapsed > LongestPause && !task.IsCompleted)
            {
                done.SetException(new InvalidOperationException("The call hangs: it is not complete and no timer is pending."));
                return;
            }
        }

        done.SetFromTask(task);
    }
}
