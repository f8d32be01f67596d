using Polly.Timeout;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>A stream is under way until its consumer has done with it: it keeps its place, and a late fault is told.</summary>
public sealed class OpenStreamTests
{
    private readonly VirtualTime _time = new();
    private readonly ListLogger _log = new();
    private readonly ResilienceRuntime _runtime;
    private readonly StreamScript _script;

    public OpenStreamTests()
    {
        _runtime = new ResilienceRuntime(_time, loggerFactory: _log);
        _script = new StreamScript(_time);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Place_is_held_until_the_consumer_has_done_with_the_stream(bool disposes)
    {
        _script.Streams(["a"]);
        var stream = Stream(Reading with { ConcurrencyLimit = new() { MaxConcurrent = 1 } });
        await using var first = stream.GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        await Assert.ThrowsAsync<ConcurrencyLimitExceededException>(() => ConsumeAsync(stream));
        if (disposes) await first.DisposeAsync();
        else Assert.False(await first.MoveNextAsync());

        await ConsumeAsync(stream);
    }

    [Fact]
    public async Task Fault_gives_the_place_back_once()
    {
        _script.Streams(["a"], new IOException());
        var stream = Stream(Reading with { ConcurrencyLimit = new() { MaxConcurrent = 1 } });

        for (var call = 0; call < 3; call++) await Assert.ThrowsAsync<IOException>(() => ConsumeAsync(stream));
        Assert.Equal(3, _script.Attempts);
    }

    [Fact]
    public async Task Fault_after_the_first_item_is_an_error_in_the_log()
    {
        _script.Streams(["a"], new IOException());

        await Assert.ThrowsAsync<IOException>(() => ConsumeAsync(Stream(Reading)));
        Assert.StartsWith("Error: A stream of Api/StreamAsync failed after its first item", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task Silence_between_items_is_a_timeout_in_the_metrics()
    {
        _script.Streams(["a", "b"], gapMs: 400);
        using var recorder = new MetricRecorder("timeouts");

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => ConsumeAsync(Stream(Reading with { Timeout = Bench.Timeouts() with { IdleMs = 300 } })));
        Assert.Equal("idle", Assert.Single(recorder.Of("resilience.timeouts"))["resilience.timeout.kind"]);
    }

    [Fact]
    public async Task Consumer_that_cancels_is_no_news()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(600), _time);
        _script.Streams(["a", "b"], gapMs: 400);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConsumeAsync(Stream(Reading, caller.Token)));
        Assert.Empty(_log.Lines);
    }

    private static OperationDescriptor Reading => new("Api", "StreamAsync") { IsIdempotent = true };

    private IAsyncEnumerable<string> Stream(OperationDescriptor descriptor, CancellationToken token = default) =>
        _runtime.Operation(_script, descriptor).ExecuteStream(0, static (script, _, token) => script.Open(token), token);

    private Task ConsumeAsync(IAsyncEnumerable<string> stream) => _time.RunAsync(async () =>
    {
        await foreach (var _ in stream)
        {
        }
    });
}
