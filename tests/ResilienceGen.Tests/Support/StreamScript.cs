using System.Runtime.CompilerServices;

namespace ResilienceGen.Tests.Support;

/// <summary>Streams that do what the test says, one per attempt; the last one repeats.</summary>
internal sealed class StreamScript(VirtualTime time)
{
    private readonly List<Func<CancellationToken, IAsyncEnumerable<string>>> _streams = [];

    public int Attempts { get; private set; }

    public int Disposed { get; private set; }

    public List<int> DisposedAtStart { get; } = [];

    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>Yields the items and then, if given, throws; <paramref name="gapMs"/> passes before each item.</summary>
    public StreamScript Streams(string[] items, Exception? thenThrow = null, int gapMs = 0) => Then(token => EnumerateAsync(items, thenThrow, gapMs, token));

    public StreamScript Then(Func<CancellationToken, IAsyncEnumerable<string>> stream)
    {
        _streams.Add(stream);
        return this;
    }

    public IAsyncEnumerable<string> Open(CancellationToken token)
    {
        Tokens.Add(token);
        DisposedAtStart.Add(Disposed);
        return _streams[Math.Min(Attempts++, _streams.Count - 1)](token);
    }

    private async IAsyncEnumerable<string> EnumerateAsync(string[] items, Exception? thenThrow, int gapMs, [EnumeratorCancellation] CancellationToken token)
    {
        try
        {
            foreach (var item in items)
            {
                if (gapMs > 0)
                    await Task.Delay(TimeSpan.FromMilliseconds(gapMs), time, token);
                yield return item;
            }

            if (thenThrow is not null)
                throw thenThrow;
        }
        finally
        {
            Disposed++;
        }
    }
}
