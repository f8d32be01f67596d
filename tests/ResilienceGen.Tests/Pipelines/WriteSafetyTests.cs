using System.Net;
using System.Net.Sockets;
using ResilienceGen.Fallback;
using ResilienceGen.Pipelines.Retries;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R21: a write is sent again only after a failure which proves that it was not sent.</summary>
public sealed class WriteSafetyTests
{
    private readonly Bench _bench = new();

    public static TheoryData<Exception> NotSent => new(
        new HttpRequestException(HttpRequestError.NameResolutionError, null),
        new HttpRequestException(HttpRequestError.ConnectionError, null),
        new HttpRequestException(HttpRequestError.SecureConnectionError, null),
        new HttpRequestException(HttpRequestError.ProxyTunnelError, null),
        new SocketException((int)SocketError.ConnectionRefused),
        new SocketException((int)SocketError.HostNotFound),
        new SocketException((int)SocketError.HostUnreachable),
        new SocketException((int)SocketError.NetworkUnreachable),
        new WrappingError(new HttpRequestException(HttpRequestError.ConnectionError, null)),
        new HttpRequestException("of a handler", new SocketException((int)SocketError.HostNotFound)),
        new AggregateException(new SocketException((int)SocketError.ConnectionRefused), new SocketException((int)SocketError.HostNotFound)));

    public static TheoryData<Exception> MayHaveBeenSent => new(
        new HttpRequestException(HttpRequestError.ResponseEnded, null),
        new HttpRequestException("unavailable", null, HttpStatusCode.ServiceUnavailable),
        new SocketException((int)SocketError.ConnectionReset),
        new SocketException((int)SocketError.TimedOut),
        new IOException("wraps one", new SocketException((int)SocketError.ConnectionReset)),
        new IOException("wraps one", new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException("while reading", new IOException("lost", new SocketException((int)SocketError.HostUnreachable))),
        new HttpRequestException(HttpRequestError.ResponseEnded, null, new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException("answered", new SocketException((int)SocketError.ConnectionRefused), HttpStatusCode.BadGateway),
        new AggregateException(new SocketException((int)SocketError.ConnectionRefused), new IOException()),
        new FallbackChainExhaustedException("Further/In", [], new SocketException((int)SocketError.ConnectionRefused)),
        new TaskCanceledException("client timeout", new TimeoutException()),
        new InvalidOperationException());

    [Theory]
    [MemberData(nameof(NotSent))]
    public async Task ProvablyNotSent_IsSentAgain(Exception failure)
    {
        _bench.With(Bench.Retries(1), idempotent: false).Script.Throws(failure).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    [Theory]
    [MemberData(nameof(MayHaveBeenSent))]
    public async Task MayHaveBeenSent_IsNotSentAgain(Exception failure)
    {
        _bench.With(Bench.Retries(3), idempotent: false).Script.Throws(failure);

        Assert.Same(failure, await Assert.ThrowsAnyAsync<Exception>(() => _bench.CallAsync()));
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task AttemptTimeout_MayHaveBeenSent()
    {
        _bench.With(Bench.Retries(3), Bench.Timeouts(attemptMs: 500), idempotent: false).Script.Hangs();

        await _bench.FailAsync<Polly.Timeout.TimeoutRejectedException>();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task NotSentThenSent_StopsAtTheSecondFailure()
    {
        _bench.With(Bench.Retries(3), idempotent: false).Script.Throws(new HttpRequestException(HttpRequestError.ConnectionError, null), new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(2, _bench.Script.Attempts);
    }

    [Fact]
    public void TransientResponseOfAWrite_IsNoProof() => Assert.False(SendProof.WasNotSent(null));
}
