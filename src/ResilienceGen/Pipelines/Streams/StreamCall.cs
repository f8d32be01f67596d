using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Streams;

/// <summary>Opens a stream and waits for its first item; that is the part of a stream which can be retried.</summary>
internal readonly struct StreamCall<TService, TArgs, TItem>(
    TArgs args,
    Func<TService, TArgs, CancellationToken, IAsyncEnumerable<TItem>> call,
    Func<TService, TArgs, Exception, CancellationToken, IAsyncEnumerable<TItem>>? fallback,
    CancellationToken callerToken)
    : ICall<TService, OpenStream<TItem>>
{
    public static bool IsSynchronous => false;

    public bool HasFallback => fallback is not null;

    public object Key => (object?)args ?? typeof(TArgs);

    public ValueTask<OpenStream<TItem>> InvokeAsync(TService service, CancellationToken cancellationToken)
    {
        var (state, open) = (args, call);
        return OpenAsync(token => open(service, state, token), callerToken, cancellationToken);
    }

    public ValueTask<OpenStream<TItem>> FallBackAsync(TService service, Exception error, CancellationToken cancellationToken)
    {
        var (state, open) = (args, fallback!);
        return OpenAsync(token => open(service, state, error, token), callerToken, cancellationToken);
    }

    private static async ValueTask<OpenStream<TItem>> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<TItem>> open, CancellationToken callerToken, CancellationToken cancellationToken)
    {
        // The stream outlives the attempt, so it gets a source of its own, to which the attempt's token is linked only until the first item.
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(callerToken);
        IAsyncEnumerator<TItem>? items = null;
        try
        {
            bool hasItem;
            using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lifetime))
            {
                items = open(lifetime.Token).GetAsyncEnumerator(lifetime.Token);
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
