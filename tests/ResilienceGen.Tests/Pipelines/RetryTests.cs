using System.Net;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

public sealed class RetryTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task FirstAttemptSucceeds_OneAttempt()
    {
        _bench.With(Bench.Retries(3)).Script.Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task FailuresWithinTheLimit_ThirdAttemptAnswers()
    {
        _bench.With(Bench.Retries(3)).Script.Throws(new IOException(), new IOException()).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
        Assert.Equal(3, _bench.Script.Attempts);
        Assert.Equal(200, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task RetriesUsedUp_LastExceptionItself()
    {
        var last = new InvalidDataException();
        _bench.With(Bench.Retries(2)).Script.Throws(new IOException(), new IOException(), last);

        Assert.Same(last, await _bench.FailAsync<InvalidDataException>());
        Assert.Equal(3, _bench.Script.Attempts);
    }

    [Fact]
    public async Task PolicyOff_OneAttempt()
    {
        _bench.With().Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task ZeroRetries_OneAttempt()
    {
        _bench.With(Bench.Retries(0)).Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task UnlimitedRetries_EndAtTheTotalTimeout()
    {
        _bench.With(Bench.Retries(-1), Bench.Timeouts(totalMs: 1_050)).Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(11, _bench.Script.Attempts);
    }

    [Fact]
    public async Task ZeroDelay_NoTimeIsSpent()
    {
        _bench.With(Bench.Retries(2, delayMs: 0)).Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(3, _bench.Script.Attempts);
        Assert.Equal(TimeSpan.Zero, _bench.Time.Elapsed);
    }

    [Fact]
    public async Task SynchronousThrowBeforeTheTask_IsRetried()
    {
        _bench.With(Bench.Retries(1)).Script.Then(_ => throw new IOException()).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    [Fact]
    public async Task ServerRefusesTheRequest_IsNotRetried()
    {
        var refusal = new HttpRequestException("gone", null, HttpStatusCode.NotFound);
        _bench.With(Bench.Retries(3)).Script.Throws(refusal);

        Assert.Same(refusal, await _bench.FailAsync<HttpRequestException>());
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task TransientStatusInAnException_IsRetried(HttpStatusCode status)
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new HttpRequestException("later", null, status)).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    [Fact]
    public async Task RejectionByALimiterFurtherIn_IsNotRetried()
    {
        _bench.With(Bench.Retries(3)).Script.Throws(new Polly.CircuitBreaker.BrokenCircuitException());

        await _bench.FailAsync<Polly.CircuitBreaker.BrokenCircuitException>();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task NoTimerIsLeftBehind()
    {
        _bench.With(Bench.Retries(2), Bench.Timeouts(1_000, 5_000), Bench.Breaks(10)).Script.Throws(new IOException()).ReturnsAfter(50, "ok");

        await _bench.CallAsync();
        Assert.Equal(0, _bench.Time.PendingTimers);
    }
}
