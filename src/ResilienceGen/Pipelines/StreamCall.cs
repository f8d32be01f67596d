using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>Opens a stream and waits for its first item; that is the part of a stream which can be retried.</summary>
internal readonly struct StreamCall<TService, TArgs, TItem>(
    TArgs args, Func<TService, TArgs, CancellationToken, IAsyncEnumerable<TItem>> call, CancellationToken callerToken)
    : ICall<TService, OpenStream<TItem>>
{
    public static bool IsSynchronous => false;

    public async ValueTask<OpenStream<TItem>> InvokeAsync(TService service, CancellationToken cancellationToken)
    {
        // The stream outlives the attempt, so it gets a source of its own, to which the attempt's token is linked only until the first item.
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(callerToken);
        IAsyncEnumerator<TItem>? items = null;
        try
        {
            bool hasItem;
            using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lifetime))
            {
                items = call(service, args, lifetime.Token).GetAsyncEnumerator(lifetime.Token);
                hasItem = await items.MoveNextAsync().ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return new OpenStream<TItem>(items, hasItem, lifetime, callerToken);
        }
        catch
        {
            await DisposeAsync(items).ConfigureAwait(false);
            lifetime.Dispose();
            throw;
        }
    }

    private static async ValueTask DisposeAsync(IAsyncEnumerator<TItem>? items)
    {
        try
        {
            if (items is not null)
                await items.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The failure that ended the attempt is the one to report.
            ResilienceEventSource.Log.FaultSwallowed("Disposing a failed stream", exception);
        }
    }
}
