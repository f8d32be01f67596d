using System.Runtime.CompilerServices;

namespace ResilienceGen.Pipelines.Streams;

/// <summary>The enumeration of a resilient stream.</summary>
internal static class ResilientStream
{
    public static async IAsyncEnumerable<TItem> EnumerateAsync<TService, TArgs, TItem>(
        ResilientOperation<TService> operation,
        TArgs args,
        Func<TService, TArgs, CancellationToken, IAsyncEnumerable<TItem>> call,
        Func<TService, TArgs, Exception, CancellationToken, IAsyncEnumerable<TItem>>? fallback,
        string? partition,
        CancellationToken methodToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        using var caller = new StreamCaller(methodToken, enumerationToken);
        var open = new StreamCall<TService, TArgs, TItem>(args, call, fallback, caller.Token);
        var opening = operation.RunAsync<StreamCall<TService, TArgs, TItem>, OpenStream<TItem>>(open, partition, caller.Token);
        var stream = await caller.Await(opening).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (!stream.HasItem)
                yield break;
            do
            {
                yield return stream.Current;
            }
            while (await caller.Await(stream.MoveNextAsync()).ConfigureAwait(false));
        }
    }
}
