using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R32: a slow call is sent again; the winner cancels the losers and does not wait for them.</summary>
public sealed class HedgeTests
{
    private readonly Bench _bench = new();

    public HedgeTests() => Use(new() { DelayMs = 100 });

    [Fact]
    public async Task FastAnswer_IsNotSentAgain()
    {
        _bench.Script.ReturnsAfter(99, "first");

        Assert.Equal("first", await _bench.CallAsync());
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task SlowAnswer_SecondSendWins()
    {
        _bench.Script.Hangs().ReturnsAfter(50, "second");

        Assert.Equal("second", await _bench.CallAsync());
        Assert.Equal(150, _bench.Time.Elapsed.TotalMilliseconds);
        Assert.True(_bench.Script.Tokens[0].IsCancellationRequested);
    }

    [Fact]
    public async Task R32_LoserThatIgnoresItsToken_IsNotWaitedFor()
    {
        _bench.Script.Then(_ => new TaskCompletionSource<string>().Task).Returns("second");

        Assert.Equal("second", await _bench.CallAsync());
    }

    [Fact]
    public async Task R32_LoserIsNeutralToTheCircuit()
    {
        _bench.With(circuit: Bench.Breaks(1));
        Use(new() { DelayMs = 100 });
        _bench.Script.Hangs().Returns("second");
        await _bench.CallAsync();

        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Fact]
    public async Task BothFail_CallFails()
    {
        _bench.Script.ThrowsAfter(150, new IOException()).Throws(new InvalidDataException());

        await _bench.FailAsync<IOException>();
    }

    [Fact]
    public async Task R32_BudgetIsUsedUp_NothingIsSentAgain()
    {
        _bench.Descriptor = _bench.Descriptor with { RetryBudget = new() { MinRetries = 0, Ratio = 0 } };
        _bench.Script.ReturnsAfter(500, "first");

        Assert.Equal("first", await _bench.CallAsync());
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task Write_IsNeverHedged()
    {
        _bench.Descriptor = _bench.Descriptor with { IsIdempotent = false };
        _bench.Script.ReturnsAfter(500, "first");

        await _bench.CallAsync();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task LoserThrowsWhenItIsCancelled_WinnerIsReturned()
    {
        _bench.Script.Then(static token =>
        {
            token.Register(static () => throw new InvalidOperationException());
            return new TaskCompletionSource<string>().Task;
        }).Returns("second");

        Assert.Equal("second", await _bench.CallAsync());
    }

    [Fact]
    public async Task CallerCancels_HisTokenComesBack()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(120), _bench.Time);
        _bench.Script.Hangs();

        Assert.Equal(caller.Token, (await _bench.FailAsync<OperationCanceledException>(caller.Token)).CancellationToken);
    }

    [Fact]
    public async Task Quantile_IsWaitedForOnceItIsKnown()
    {
        Use(new() { DelayMs = 60_000, LatencyQuantile = 0.9 });
        for (var call = 0; call < 20; call++) _bench.Script.ReturnsAfter(10, "usual");
        _bench.Script.Hangs().Returns("second");
        for (var call = 0; call < 20; call++) await _bench.CallAsync();
        var before = _bench.Time.Elapsed;
        await _bench.CallAsync();

        Assert.Equal(10, (_bench.Time.Elapsed - before).TotalMilliseconds);
    }

    private void Use(HedgePolicy policy) => _bench.Descriptor = _bench.Descriptor with { Hedge = policy };
}
