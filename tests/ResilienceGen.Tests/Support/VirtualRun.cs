namespace ResilienceGen.Tests.Support;

/// <summary>Runs asynchronous code to its end by moving virtual time from timer to timer.</summary>
internal static class VirtualRun
{
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

    /// <summary>Waits until nothing runs any more except what waits for time.</summary>
    public static void Settle()
    {
        var calm = 0;
        for (var round = 0; calm < 3 && round < 20_000; round++)
        {
            ThreadPool.GetMaxThreads(out var maximum, out _);
            ThreadPool.GetAvailableThreads(out var available, out _);
            calm = ThreadPool.PendingWorkItemCount == 0 && available == maximum ? calm + 1 : 0;
            Thread.Yield();
        }
    }

    private static void Drive<T>(VirtualTime time, Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        var task = work();
        for (Settle(); !task.IsCompleted; Settle())
        {
            if (!time.FireNext() && !task.IsCompleted)
            {
                done.SetException(new InvalidOperationException("The call hangs: it is not complete and no timer is pending."));
                return;
            }
        }

        done.SetFromTask(task);
    }
}
