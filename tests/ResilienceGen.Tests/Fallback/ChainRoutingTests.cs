using System.Net;
using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Fallback;

/// <summary>Routes by type and by kind, filters, and what happens when every circuit is open.</summary>
public sealed class ChainRoutingTests
{
    private readonly ChainBench _chain = new("A", "B", "Long");

    [Fact]
    public async Task ErrorWithARoute_GoesThereWithoutARetry()
    {
        Use(new() { Routes = [new("Long") { Error = typeof(InvalidDataException) }] });
        _chain["A"].Throws(new InvalidDataException());
        _chain["Long"].Returns("long");

        Assert.Equal("long", await _chain.CallAsync());
        Assert.Equal((1, 0), (_chain["A"].Attempts, _chain["B"].Attempts));
    }

    [Fact]
    public async Task MostSpecificType_Wins()
    {
        Use(new() { Routes = [new("B") { Error = typeof(Exception) }, new("Long") { Error = typeof(IOException) }] });
        _chain["A"].Throws(new FileNotFoundException());
        _chain["Long"].Returns("long");

        Assert.Equal("long", await _chain.CallAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, FailureKind.RateLimited)]
    [InlineData(HttpStatusCode.Unauthorized, FailureKind.Authentication)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, FailureKind.ContextTooLong)]
    [InlineData(HttpStatusCode.GatewayTimeout, FailureKind.Timeout)]
    public async Task Kinds_AreToldByTheStatus(HttpStatusCode status, FailureKind kind)
    {
        Use(new() { Routes = [new("Long") { Kind = kind }] });
        _chain["A"].Throws(new HttpRequestException("No.", null, status));
        _chain["Long"].Returns("long");

        Assert.Equal("long", await _chain.CallAsync());
    }

    [Fact]
    public async Task R24_WrappedError_IsRoutedByItsCause()
    {
        Use(new() { Routes = [new("Long") { Error = typeof(InvalidDataException) }] });
        _chain["A"].Throws(new WrappingError(new InvalidDataException()));
        _chain["Long"].Returns("long");

        Assert.Equal("long", await _chain.CallAsync());
    }

    [Fact]
    public async Task R24_KindOfALibrarysError_IsToldByItsStatus()
    {
        Use(new() { Routes = [new("Long") { Kind = FailureKind.RateLimited }] });
        _chain["A"].Throws(new NumberError(429));
        _chain["Long"].Returns("long");

        Assert.Equal("long", await _chain.CallAsync());
    }

    [Fact]
    public async Task OpenMember_IsNotRoutedByTheFailureThatOpenedIt()
    {
        Use(new() { Routes = [new("Long") { Kind = FailureKind.RateLimited }] });
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1) };
        _chain["A"].Throws(new NumberError(429));
        _chain["Long"].Returns("long");
        _chain["B"].Returns("b");

        Assert.Equal(["long", "b"], [await _chain.CallAsync(), await _chain.CallAsync()]);
    }

    [Fact]
    public async Task RoutedMemberFails_TheRestKeepsItsOrder()
    {
        Use(new() { Routes = [new("Long") { Error = typeof(InvalidDataException) }] });
        _chain["A"].Throws(new InvalidDataException());
        _chain["Long"].Throws(new IOException());
        _chain["B"].Returns("b");

        Assert.Equal("b", await _chain.CallAsync());
    }

    [Fact]
    public async Task StopOn_EndsTheChainWithTheErrorItself()
    {
        Use(new() { StopOn = new[] { typeof(ArgumentException) } });
        _chain["A"].Throws(new ArgumentNullException());

        await Assert.ThrowsAsync<ArgumentNullException>(() => _chain.CallAsync());
        Assert.Equal(0, _chain["B"].Attempts);
    }

    [Fact]
    public async Task AllOpen_IsRejected() => await Assert.ThrowsAsync<BrokenCircuitException>(() => CallWhenAllAreOpenAsync(tryFirst: false));

    [Fact]
    public async Task AllOpen_TriesTheFirstIfTheUserWantsIt() => Assert.Equal("a", await CallWhenAllAreOpenAsync(tryFirst: true));

    private async Task<string> CallWhenAllAreOpenAsync(bool tryFirst)
    {
        _chain.Descriptor = _chain.Descriptor with { CircuitBreaker = Bench.Breaks(1), Chain = new() { TryFirstWhenAllOpen = tryFirst } };
        _chain["A"].Throws(new IOException()).Returns("a");
        _chain["B"].Throws(new IOException());
        _chain["Long"].Throws(new IOException());
        await Assert.ThrowsAsync<FallbackChainExhaustedException>(() => _chain.CallAsync());
        return await _chain.CallAsync();
    }

    private void Use(ChainPolicy policy) => _chain.Descriptor = _chain.Descriptor with { Chain = policy, Retry = Bench.Retries(2) with { AbortOn = new[] { typeof(HttpRequestException) } } };
}
