using Polly.Timeout;
using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

public sealed class ConcurrencyLimitTests
{
    private readonly TaskCompletionSource<string> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Bench _bench = new();

    public ConcurrencyLimitTests() => _bench.Script.Then(token => _work.Task.WaitAsync(token)).Returns("next");

    [Fact]
    public async Task NoPlaceAndNoQueue_IsRejectedAtOnce()
    {
        Use(new() { MaxConcurrent = 1 });
        _ = StartAsync();

        Assert.Equal(1, (await Assert.ThrowsAsync<ConcurrencyLimitExceededException>(() => StartAsync())).Limit);
    }

    [Fact]
    public async Task Queue_WaitsForAPlace()
    {
        Use(new() { MaxConcurrent = 1, QueueLimit = 1 });
        var (first, second) = (StartAsync(), StartAsync());
        await Assert.ThrowsAsync<ConcurrencyLimitExceededException>(() => StartAsync());
        Assert.Equal(1, _bench.Script.Attempts);
        _work.SetResult("first");

        Assert.Equal(["first", "next"], await Task.WhenAll(first, second));
    }

    [Fact]
    public async Task CallerInTheQueueCancels_HisPlaceInTheQueueIsFree()
    {
        Use(new() { MaxConcurrent = 1, QueueLimit = 1 });
        _ = StartAsync();
        using var caller = new CancellationTokenSource();
        var waiting = StartAsync(caller.Token);
        await caller.CancelAsync();
        Assert.Equal(caller.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting)).CancellationToken);

        var next = StartAsync();
        _work.SetResult("first");
        Assert.Equal("next", await next);
    }

    [Fact]
    public async Task TotalTimeout_BoundsTheWaitInTheQueue()
    {
        Use(new() { MaxConcurrent = 1, QueueLimit = 1 });
        _bench.Descriptor = _bench.Descriptor with { Timeout = Bench.Timeouts(totalMs: 100) };
        _ = StartAsync();
        var waiting = StartAsync();
        _bench.Time.Advance(100);

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => waiting);
    }

    [Fact]
    public async Task TimeIsUpBeforeTheQueue_TimesOutAndLeavesNothingBehind()
    {
        Use(new() { MaxConcurrent = 1, QueueLimit = 1 });
        _bench.Descriptor = _bench.Descriptor with { Timeout = Bench.Timeouts(totalMs: 100) };
        var (plan, limiter) = (_bench.Operation.Plan, _bench.Operation.Plan.Members[0].Limiter!);
        _ = limiter.TryEnter(mayWait: false, out _);
        var late = new CallScope(_bench.Runtime, plan, _bench.Runtime.Clock.Now - plan.TotalTicks - 1, default, CancellationToken.None);

        var refused = await LimitedPath.EnterAsync<string>(limiter, plan.Members[0], mayWait: true, late);

        Assert.Equal(AttemptEnd.TotalTimeout, refused!.Value.End);
        Assert.NotNull(limiter.TryEnter(mayWait: true, out _));
    }

    [Fact]
    public void Adaptive_FallsOnOverloadAndStopsAtTheMinimum()
    {
        var limiter = new ConcurrencyLimiter(new() { MaxConcurrent = 100, MinConcurrent = 10, Adaptive = true });
        Assert.Equal(90, After(limiter, 1, overloaded: true));

        Assert.Equal(10, After(limiter, 100, overloaded: true));
    }

    [Fact]
    public void Adaptive_GrowsByOnePerRoundWhileItIsTheLimit()
    {
        var limiter = new ConcurrencyLimiter(new() { MaxConcurrent = 100, MinConcurrent = 10, Adaptive = true });
        After(limiter, 100, overloaded: true);
        for (var call = 0; call < 10; call++) limiter.TryEnter(mayWait: false, out _);
        for (var call = 0; call < 11; call++)
        {
            limiter.Leave(succeeded: true, overloaded: false);
            limiter.TryEnter(mayWait: false, out _);
        }

        Assert.Equal(11, limiter.Limit);
    }

    [Fact]
    public void Adaptive_DoesNotGrowWhileFewCallsRun()
    {
        var limiter = new ConcurrencyLimiter(new() { MaxConcurrent = 100, MinConcurrent = 10, Adaptive = true });
        After(limiter, 100, overloaded: true);

        Assert.Equal(10, After(limiter, 1_000, overloaded: false));
    }

    [Theory]
    [InlineData(429, 9)]
    [InlineData(503, 9)]
    [InlineData(500, 10)]
    public async Task Adaptive_OverloadIsToldByTheErrorOfALibraryAndByItsCause(int status, int limit)
    {
        var bench = new Bench();
        bench.Descriptor = bench.Descriptor with { ConcurrencyLimit = new() { MaxConcurrent = 10, Adaptive = true } };
        bench.Script.Throws(new WrappingError(new NumberError(status)));
        await bench.FailAsync<WrappingError>();

        Assert.Equal(limit, bench.Runtime.Limiter(new("Api", "GetAsync"), bench.Descriptor.ConcurrencyLimit!).Limit);
    }

    private static int After(ConcurrencyLimiter limiter, int calls, bool overloaded)
    {
        for (var call = 0; call < calls; call++)
        {
            limiter.TryEnter(mayWait: false, out _);
            limiter.Leave(succeeded: !overloaded, overloaded);
        }

        return limiter.Limit;
    }

    private void Use(ConcurrencyLimitPolicy policy) => _bench.Descriptor = _bench.Descriptor with { ConcurrencyLimit = policy };

    private Task<string> StartAsync(CancellationToken token = default) =>
        _bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), token);
}
