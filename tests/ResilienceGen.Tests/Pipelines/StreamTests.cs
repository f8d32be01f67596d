using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R7 and R29: streams are retried until the first item and never after.</summary>
public sealed class StreamTests
{
    private readonly VirtualTime _time = new();
    private readonly ResilienceRuntime _runtime;
    private readonly StreamScript _script;
    private readonly List<string> _items = [];

    public StreamTests()
    {
        _runtime = new ResilienceRuntime(_time);
        _script = new StreamScript(_time);
    }

    private CircuitState Circuit => _runtime.Circuits.Find("Api", "StreamAsync")!.State;

    [Fact]
    public async Task HealthyStream_PassesEveryItem()
    {
        _script.Streams(["a", "b", "c"]);

        await ConsumeAsync(Retrying(2));
        Assert.Equal(["a", "b", "c"], _items);
        Assert.Equal(1, _script.Disposed);
    }

    [Fact]
    public async Task EmptyStream_IsASuccess()
    {
        _script.Streams([]);

        await ConsumeAsync(Retrying(2));
        Assert.Empty(_items);
        Assert.Equal(1, _script.Attempts);
        Assert.Equal(1, _script.Disposed);
    }

    [Fact]
    public async Task R29_FailureBeforeTheFirstItem_IsRetried()
    {
        _script.Streams([], new IOException()).Streams(["a"]);

        await ConsumeAsync(Retrying(2));
        Assert.Equal(["a"], _items);
        Assert.Equal(2, _script.Attempts);
    }

    [Fact]
    public async Task R29_ThrowWhileOpening_IsRetried()
    {
        _script.Then(_ => throw new IOException()).Streams(["a"]);

        await ConsumeAsync(Retrying(2));
        Assert.Equal(["a"], _items);
    }

    [Fact]
    public async Task R29_FailureAfterTheFirstItem_ReachesTheConsumer()
    {
        var fault = new IOException();
        _script.Streams(["a"], fault);

        Assert.Same(fault, await Assert.ThrowsAsync<IOException>(() => ConsumeAsync(Retrying(2))));
        Assert.Equal(["a"], _items);
        Assert.Equal(1, _script.Attempts);
    }

    [Fact]
    public async Task R29_FailedEnumerator_IsDisposedBeforeTheNextAttempt()
    {
        _script.Streams([], new IOException()).Streams(["a"]);

        await ConsumeAsync(Retrying(2));
        Assert.Equal([0, 1], _script.DisposedAtStart);
    }

    [Fact]
    public async Task AttemptTimeout_RunsUntilTheFirstItemOnly()
    {
        _script.Streams(["a"], gapMs: 700).Streams(["b", "c"], gapMs: 300);

        await ConsumeAsync(Retrying(1) with { Timeout = Bench.Timeouts(attemptMs: 500) });
        Assert.Equal(["b", "c"], _items);
        Assert.Equal(500 + 100 + 600, _time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task TotalTimeout_EndsTheWaitForTheFirstItem()
    {
        _script.Streams(["a"], gapMs: 5_000);

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => ConsumeAsync(Retrying(3) with { Timeout = Bench.Timeouts(totalMs: 1_000) }));
        Assert.Equal(1_000, _time.Elapsed.TotalMilliseconds);
        Assert.Equal(1, _script.Disposed);
    }

    [Fact]
    public async Task TotalTimeout_DoesNotLimitTheRestOfTheStream()
    {
        _script.Streams(["a", "b", "c"], gapMs: 800);

        await ConsumeAsync(Retrying(0) with { Timeout = Bench.Timeouts(attemptMs: 900, totalMs: 1_000) });
        Assert.Equal(3, _items.Count);
        Assert.Equal(0, _time.PendingTimers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EitherToken_CancelsTheStreamAndIsTheOneReported(bool methodToken)
    {
        using var method = new CancellationTokenSource();
        using var enumeration = new CancellationTokenSource();
        var cancelled = methodToken ? method : enumeration;
        _script.Streams(["a", "b"], gapMs: 400);
        _time.CreateTimer(_ => cancelled.Cancel(), null, TimeSpan.FromMilliseconds(600), Timeout.InfiniteTimeSpan);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConsumeAsync(Retrying(2), method.Token, enumeration.Token));
        Assert.Equal(cancelled.Token, error.CancellationToken);
        Assert.Equal(["a"], _items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EitherToken_CancelledBeforeTheFirstItem_NoRetry(bool methodToken)
    {
        using var method = new CancellationTokenSource();
        using var enumeration = new CancellationTokenSource();
        var cancelled = methodToken ? method : enumeration;
        _script.Streams(["a"], gapMs: 400);
        _time.CreateTimer(_ => cancelled.Cancel(), null, TimeSpan.FromMilliseconds(200), Timeout.InfiniteTimeSpan);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConsumeAsync(Retrying(2), method.Token, enumeration.Token));
        Assert.Equal(cancelled.Token, error.CancellationToken);
        Assert.Equal(1, _script.Attempts);
    }

    [Fact]
    public async Task R7_TokenOfTheStream_IsNotCancelledByTheAttemptsTimer()
    {
        _script.Streams(["a", "b"], gapMs: 400);

        await ConsumeAsync(Retrying(0) with { Timeout = Bench.Timeouts(attemptMs: 500) });
        _time.Advance(60_000);
        Assert.False(_script.Tokens[0].IsCancellationRequested);
    }

    [Fact]
    public async Task R29_FirstItemThenFault_IsSuccessAndFailureForTheCircuit()
    {
        var policy = new CircuitBreakerPolicy { FailureRatio = 0.5, MinimumThroughput = 2 };
        _script.Streams(["a"], new IOException());

        await Assert.ThrowsAsync<IOException>(() => ConsumeAsync(Retrying(0) with { CircuitBreaker = policy }));
        Assert.Equal(CircuitState.Open, Circuit);
    }

    [Fact]
    public async Task R29_FaultAfterTheProbesFirstItem_StillCounts()
    {
        _script.Streams([], new IOException()).Streams(["a"], new IOException());
        await Assert.ThrowsAsync<IOException>(() => ConsumeAsync(Retrying(0) with { CircuitBreaker = Bench.Breaks(1) }));
        _time.Advance(5_000);

        await Assert.ThrowsAsync<IOException>(() => ConsumeAsync(Retrying(0) with { CircuitBreaker = Bench.Breaks(1) }));
        Assert.Equal(CircuitState.Open, Circuit);
    }

    [Fact]
    public async Task R29_ConsumerStopsEarly_StreamIsDisposedAndTheCircuitUnmoved()
    {
        _script.Streams(["a", "b"], new IOException());

        await ConsumeAsync(Retrying(0) with { CircuitBreaker = Bench.Breaks(1) }, stopAfter: 1);
        Assert.Equal(1, _script.Disposed);
        Assert.Equal(CircuitState.Closed, Circuit);
    }

    [Fact]
    public async Task R10_CancelledMidway_LeavesTheCircuitUnmoved()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(600), _time);
        _script.Streams(["a", "b"], gapMs: 400);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ConsumeAsync(Retrying(0) with { CircuitBreaker = Bench.Breaks(1) }, caller.Token));
        Assert.Equal(CircuitState.Closed, Circuit);
    }

    [Fact]
    public async Task R29_SilenceBetweenItems_EndsTheStreamAndCountsAsAFailure()
    {
        _script.Streams(["a", "b"], gapMs: 400);
        var descriptor = Retrying(2) with { CircuitBreaker = Bench.Breaks(1), Timeout = Bench.Timeouts() with { IdleMs = 300 } };

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => ConsumeAsync(descriptor));
        Assert.Equal(["a"], _items);
        Assert.Equal(1, _script.Attempts);
        Assert.Equal(CircuitState.Open, Circuit);
    }

    [Fact]
    public async Task R29_IdleLimit_DoesNotApplyToTheFirstItem()
    {
        _script.Streams(["a"], gapMs: 400);

        await ConsumeAsync(Retrying(0) with { Timeout = Bench.Timeouts() with { IdleMs = 300 } });
        Assert.Equal(["a"], _items);
    }

    [Fact]
    public async Task EachEnumeration_IsACallOfItsOwn()
    {
        _script.Streams(["a"]);
        var stream = _runtime.Operation(_script, Retrying(0)).ExecuteStream(0, static (script, _, token) => script.Open(token), CancellationToken.None);

        await foreach (var item in stream)
            _items.Add(item);
        await foreach (var item in stream)
            _items.Add(item);
        Assert.Equal(2, _script.Attempts);
    }

    [Fact]
    public void NobodyEnumerates_NothingIsCalled()
    {
        _runtime.Operation(_script, Retrying(0)).ExecuteStream(0, static (script, _, token) => script.Open(token), CancellationToken.None);

        Assert.Equal(0, _script.Attempts);
    }

    private static OperationDescriptor Retrying(int count) => new("Api", "StreamAsync") { IsIdempotent = true, Retry = Bench.Retries(count) };

    private Task ConsumeAsync(
        OperationDescriptor descriptor, CancellationToken method = default, CancellationToken enumeration = default, int stopAfter = int.MaxValue) =>
        _time.RunAsync(async () =>
        {
            var stream = _runtime.Operation(_script, descriptor).ExecuteStream(0, static (script, _, token) => script.Open(token), method);
            await foreach (var item in stream.WithCancellation(enumeration))
            {
                _items.Add(item);
                if (_items.Count >= stopAfter)
                    break;
            }
        });
}
