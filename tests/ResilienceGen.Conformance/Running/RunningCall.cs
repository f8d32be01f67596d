using System.Globalization;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Conformance.Running;

/// <summary>A call that was started. It knows when it ended in virtual time, and how.</summary>
internal sealed class RunningCall
{
    private readonly VirtualTime _time;
    private readonly MemberCall _call;
    private readonly TimeSpan _start;
    private readonly Task _task;
    private readonly Task _ended;
    private TimeSpan _end;

    private RunningCall(VirtualTime time, MemberCall call, Caller caller)
    {
        _time = time;
        _call = call;
        _start = time.Elapsed;
        Caller = caller;
        _task = call.IsAwaitable ? StartAsync() : OnItsThread();
        _ended = _task.ContinueWith(_ => _end = time.Elapsed, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Caller Caller { get; }

    public bool IsCompleted => _ended.IsCompleted;

    /// <summary>The thread of a synchronous member that waits, or works on.</summary>
    public Thread? Thread { get; private set; }

    public static RunningCall Start(VirtualTime time, MemberCall call, Caller caller) => new(time, call, caller);

    public CallOutcome Outcome()
    {
        try
        {
            _task.GetAwaiter().GetResult();
            return new CallOutcome(Text(_call.IsAwaitable ? _call.ResultOf(_task) : ((Task<object?>)_task).GetAwaiter().GetResult()), null, _end - _start, _task.Status);
        }
        catch (Exception error)
        {
            return new CallOutcome(null, error, _end - _start, _task.Status);
        }
    }

    private Task StartAsync()
    {
        try
        {
            return MemberCall.AsTask(Caller.Run(() => _call.Invoke(Caller.Token))!);
        }
        catch (Exception error)
        {
            return Task.FromException(error);
        }
    }

    private Task<object?> OnItsThread()
    {
        var done = new TaskCompletionSource<object?>();
        Thread = new Thread(() => Complete(done)) { IsBackground = true };
        Thread.Start();
        return done.Task;
    }

    private void Complete(TaskCompletionSource<object?> done)
    {
        try
        {
            done.SetResult(Caller.Run(() => _call.Invoke(Caller.Token)));
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }

    // What has no value is the empty text.
    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
