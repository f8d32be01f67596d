using Polly.Timeout;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

/// <summary>R21: failing over is sending again.</summary>
public sealed class ChainWriteTests
{
    private readonly ChainBench _chain = new("A", "B");

    public ChainWriteTests()
    {
        _chain.Descriptor = _chain.Descriptor with { IsIdempotent = false };
        _chain["B"].Returns("b");
    }

    [Fact]
    public async Task MayHaveBeenSent_EndsTheChainWithThatError()
    {
        var error = new IOException();
        _chain["A"].Throws(error);

        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => _chain.CallAsync()));
        Assert.Equal(0, _chain["B"].Attempts);
    }

    [Fact]
    public async Task TimedOut_EndsTheChain()
    {
        _chain.Descriptor = _chain.Descriptor with { Timeout = Bench.Timeouts(attemptMs: 500) };
        _chain["A"].Hangs();

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => _chain.CallAsync());
        Assert.Equal(0, _chain["B"].Attempts);
    }

    [Fact]
    public async Task ProvablyNotSent_MovesOn()
    {
        _chain["A"].Throws(new HttpRequestException(HttpRequestError.ConnectionError, null));

        Assert.Equal("b", await _chain.CallAsync());
    }

    [Fact]
    public async Task SkippedMember_MovesOn()
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1) };
        _chain["A"].Throws(new IOException());
        await Assert.ThrowsAsync<IOException>(() => _chain.CallAsync());

        Assert.Equal("b", await _chain.CallAsync());
    }
}
