using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Waits for a callee without throwing what it failed with: to throw an exception once more costs more than the rest of the path.</summary>
internal static class Settling
{
    /// <summary>Something to await that continues when the callee has ended, however it did.</summary>
    public static Settled<TResult> WithoutThrowing<TResult>(this ValueTask<TResult> pending) => new(pending);

    /// <summary>What <c>await</c> would throw, with the stack it was first thrown with.</summary>
    /// <param name="failed">A callee that has ended without a result; not to be used again.</param>
    public static Exception ErrorOf<TResult>(ValueTask<TResult> failed)
    {
        var task = failed.AsTask();
        if (task.Exception is { InnerException: { } error }) return error;
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }

        throw new UnreachableException("A callee with a result has no error.");
    }

    /// <summary>A callee whose end is awaited and whose result is asked for afterwards.</summary>
    internal readonly struct Settled<TResult>(ValueTask<TResult> pending)
    {
        public Awaiter<TResult> ConfigureAwait(bool continueOnCapturedContext) => new(pending.ConfigureAwait(continueOnCapturedContext).GetAwaiter());
    }

    /// <summary>Never throws.</summary>
    internal readonly struct Awaiter<TResult>(ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter pending) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => pending.IsCompleted;

        public Awaiter<TResult> GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => pending.OnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => pending.UnsafeOnCompleted(continuation);
    }
}
