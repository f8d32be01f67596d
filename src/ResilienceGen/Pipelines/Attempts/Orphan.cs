using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Leaves a callee behind that does not react to its token. What it does later is observed, and what it returns is disposed.</summary>
internal static class Orphan
{
    public static async ValueTask<TResult> AbandonAsync<TResult>(ValueTask<TResult> pending, CancellationToken cancellationToken)
    {
        var work = pending.AsTask();
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!work.IsCanceled)
        {
            // Also where it has ended in the meantime: the call is given up, and what it returned is nobody's.
            _ = ObserveAsync(work);
            throw;
        }
    }

    private static async Task ObserveAsync<TResult>(Task<TResult> work)
    {
        try
        {
            await Disposal.DisposeAsync(await work.ConfigureAwait(false), "Disposing the result of an abandoned call").ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("An abandoned call", exception);
        }
    }
}
