using System.Net;
using Polly.Timeout;
using ResilienceGen.Fallback;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

public sealed class ChainTests
{
    private readonly ChainBench _chain = new("A", "B", "C");

    [Fact]
    public async Task FirstMemberAnswers_OthersAreNotAsked()
    {
        _chain["A"].Returns("a");

        Assert.Equal("a", await _chain.CallAsync());
        Assert.Equal(0, _chain["B"].Attempts);
    }

    [Fact]
    public async Task MemberFails_NextAnswersWithoutADelay()
    {
        _chain["A"].Throws(new IOException());
        _chain["B"].Returns("b");

        Assert.Equal("b", await _chain.CallAsync());
        Assert.Equal(TimeSpan.Zero, _chain.Time.Elapsed);
    }

    [Fact]
    public async Task EachMember_UsesItsOwnRetriesFirst()
    {
        _chain.Descriptor = _chain.Descriptor with { Retry = Bench.Retries(2) };
        _chain["A"].Throws(new IOException());
        _chain["B"].Throws(new IOException()).Returns("b");

        Assert.Equal("b", await _chain.CallAsync());
        Assert.Equal(3, _chain["A"].Attempts);
        Assert.Equal(2, _chain["B"].Attempts);
        Assert.Equal(300, _chain.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task MemberRefuses_NextIsAskedWithoutRetry()
    {
        _chain.Descriptor = _chain.Descriptor with { Retry = Bench.Retries(2) };
        _chain["A"].Throws(new HttpRequestException("key", null, HttpStatusCode.Unauthorized));
        _chain["B"].Returns("b");

        Assert.Equal("b", await _chain.CallAsync());
        Assert.Equal(1, _chain["A"].Attempts);
    }

    [Fact]
    public async Task MemberTimesOut_NextAnswers()
    {
        _chain.Descriptor = _chain.Descriptor with { Timeout = Bench.Timeouts(attemptMs: 500) };
        _chain["A"].Hangs();
        _chain["B"].Returns("b");

        Assert.Equal("b", await _chain.CallAsync());
        Assert.Equal(500, _chain.Time.Elapsed.TotalMilliseconds);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task TotalTimeoutOfAMember_BoundsItsRetriesAndNextAnswers(string slow)
    {
        var own = new MemberPolicies(slow) { Retry = Bench.Retries(5), Timeout = Bench.Timeouts(attemptMs: 700, totalMs: 1_000) };
        _chain.Descriptor = _chain.Descriptor with { Chain = new ChainPolicy { MemberPolicies = [own] } };
        _chain[slow == "A" ? "B" : "A"].Throws(new IOException());
        _chain[slow].Hangs();
        _chain["C"].Returns("c");

        Assert.Equal("c", await _chain.CallAsync());
        Assert.Equal(1_000, _chain.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task TotalTimeout_BoundsTheWholeChainAndNamesTheLastError()
    {
        var error = new IOException();
        _chain.Descriptor = _chain.Descriptor with { Timeout = Bench.Timeouts(attemptMs: 900, totalMs: 1_000) };
        _chain["A"].ThrowsAfter(600, error);
        _chain["B"].Hangs();
        _chain["C"].Returns("c");

        var timeout = await Assert.ThrowsAsync<TimeoutRejectedException>(() => _chain.CallAsync());
        Assert.Same(error, timeout.InnerException);
        Assert.Equal(1_000, _chain.Time.Elapsed.TotalMilliseconds);
        Assert.Equal(0, _chain["C"].Attempts);
    }

    [Fact]
    public async Task CallerCancels_ChainStops()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), _chain.Time);
        _chain["A"].Hangs();
        _chain["B"].Returns("b");

        var cancellation = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _chain.CallAsync(caller.Token));
        Assert.Equal(caller.Token, cancellation.CancellationToken);
        Assert.Equal(0, _chain["B"].Attempts);
    }

    [Fact]
    public async Task CallerCancelsBetweenMembers_NextIsNotAsked()
    {
        using var caller = new CancellationTokenSource();
        _chain["A"].Then(_ =>
        {
            caller.Cancel();
            return Task.FromException<string>(new IOException());
        });
        _chain["B"].Returns("b");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _chain.CallAsync(caller.Token));
        Assert.Equal(0, _chain["B"].Attempts);
    }

    [Fact]
    public async Task RepeatedMember_IsAskedOnce()
    {
        var chain = new ChainBench("A", "A", "B");
        chain["A"].Throws(new IOException());
        chain["B"].Returns("b");

        Assert.Equal("b", await chain.CallAsync());
        Assert.Equal(1, chain["A"].Attempts);
    }

    [Fact]
    public void NoMember_ErrorNamesTheOperation()
    {
        var error = Assert.Throws<ArgumentException>(() => new ChainBench().Create());

        Assert.Contains("'Models/AskAsync' has no member", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SynchronousChain_FallsBack()
    {
        var operation = _chain.Runtime.FallbackChain(
            _chain.Descriptor, new ChainMember<Func<string>>("A", static () => throw new IOException()), new ChainMember<Func<string>>("B", static () => "b"));

        Assert.Equal("b", operation.Execute(0, static (member, _, _) => member(), CancellationToken.None));
    }
}
