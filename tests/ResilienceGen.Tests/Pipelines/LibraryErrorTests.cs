using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R13, R24: what the exceptions of libraries mean, told by their shape and their causes.</summary>
public sealed class LibraryErrorTests
{
    private readonly Bench _bench = new();

    public static TheoryData<Exception> Refusals => new(
        new StatusError(HttpStatusCode.NotFound),
        new OptionalStatusError(HttpStatusCode.Unauthorized),
        new NumberError(409),
        new OptionalNumberError(422),
        new HidingError(403),
        new WrappingError(new StatusError(HttpStatusCode.BadRequest)),
        new WrappingError(new WrappingError(new HttpRequestException("No.", null, HttpStatusCode.Forbidden))),
        new OptionalStatusError(null, new NumberError(400)),
        new NumberError(0, new StatusError(HttpStatusCode.NotFound)),
        new StatusError(HttpStatusCode.NotFound, new HttpRequestException("Below.", null, HttpStatusCode.BadGateway)));

    public static TheoryData<Exception> Failures => new(
        new StatusError(HttpStatusCode.BadGateway),
        new NumberError(429),
        new NumberError(0),
        new NumberError(1_000),
        new OptionalStatusError(null),
        new OptionalNumberError(null),
        new StatusError(HttpStatusCode.OK, new FormatException()),
        new WordError("404"),
        new FaultyStatusError(),
        new WrappingError(new IOException()),
        new WrappingError(null),
        new TimeoutRejectedException("Of a wrapper further in.", new StatusError(HttpStatusCode.NotFound)),
        new FallbackChainExhaustedException("Further/In", [], new StatusError(HttpStatusCode.NotFound)));

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task R13_Refusal_IsNotRetriedAndDoesNotOpenTheCircuit(Exception error)
    {
        await FailAsync(error);

        Assert.Equal((1, CircuitState.Closed), (_bench.Script.Attempts, _bench.Circuit.State));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task R24_FailureOfTheEndpoint_IsRetriedAndCounts(Exception error)
    {
        await FailAsync(error);

        Assert.Equal((2, CircuitState.Open), (_bench.Script.Attempts, _bench.Circuit.State));
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.AlreadyExists)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.OutOfRange)]
    [InlineData(StatusCode.Unimplemented)]
    public async Task R24_RefusalByGrpc(StatusCode code)
    {
        await FailAsync(new RpcException(code));

        Assert.Equal((1, CircuitState.Closed), (_bench.Script.Attempts, _bench.Circuit.State));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.DataLoss)]
    [InlineData(StatusCode.Cancelled)]
    public async Task R24_FailureByGrpc(StatusCode code)
    {
        await FailAsync(new RpcException(code));

        Assert.Equal((2, CircuitState.Open), (_bench.Script.Attempts, _bench.Circuit.State));
    }

    [Fact]
    public async Task R13_RejectionFurtherIn_IsNeutralAlsoWhereALibraryWrapsIt()
    {
        await FailAsync(new WrappingError(new ConcurrencyLimitExceededException("Further/In", 1)));

        Assert.Equal((1, CircuitState.Closed), (_bench.Script.Attempts, _bench.Circuit.State));
    }

    [Fact]
    public async Task R8_RetryAfterOfTheCause_IsObeyed()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new WrappingError(new BusyError(TimeSpan.FromSeconds(2)))).Returns("ok");

        await _bench.CallAsync();
        Assert.Equal(2_000, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R21_GrpcThatCouldNotConnect_IsAProof()
    {
        var error = new RpcException(StatusCode.Unavailable, new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.ConnectionRefused)));
        _bench.With(Bench.Retries(1), idempotent: false).Script.Throws(error).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    [Fact]
    public void Status_IsLookedForOncePerType() => Assert.Same(StatusProperty.Of(typeof(StatusError)), StatusProperty.Of(typeof(StatusError)));

    private async Task FailAsync(Exception error)
    {
        _bench.With(Bench.Retries(1), circuit: Bench.Breaks(2)).Script.Throws(error);
        Assert.Same(error, await Assert.ThrowsAnyAsync<Exception>(() => _bench.CallAsync()));
    }
}
