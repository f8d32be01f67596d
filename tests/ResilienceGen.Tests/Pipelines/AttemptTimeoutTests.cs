using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R2 to R4: the timeout of one attempt.</summary>
public sealed class AttemptTimeoutTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task R2_SlowAttempt_IsCancelledAndRetried()
    {
        _bench.With(Bench.Retries(1), Bench.Timeouts(attemptMs: 500)).Script.Hangs().Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
        Assert.True(_bench.Script.Tokens[0].IsCancellationRequested);
        Assert.Equal(600, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R2_EveryAttemptSlow_TimeoutRejectedWithTheLimit()
    {
        _bench.With(Bench.Retries(1), Bench.Timeouts(attemptMs: 500)).Script.Hangs();

        var timeout = await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Equal(500, timeout.Timeout.TotalMilliseconds);
        Assert.IsAssignableFrom<OperationCanceledException>(timeout.InnerException);
        Assert.Equal(2, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R2_TimedOutAttempt_CountsAsFailure()
    {
        _bench.With(timeout: Bench.Timeouts(attemptMs: 500), circuit: Bench.Breaks(1)).Script.Hangs();

        await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
    }

    [Fact]
    public async Task R3_TimeoutOfTheClient_IsAFailureAndRetried()
    {
        var clientTimeout = new TaskCanceledException("HttpClient.Timeout", new TimeoutException());
        _bench.With(Bench.Retries(1), circuit: Bench.Breaks(2)).Script.Throws(clientTimeout);

        Assert.Same(clientTimeout, await _bench.FailAsync<TaskCanceledException>());
        Assert.Equal(2, _bench.Script.Attempts);
        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
    }

    [Fact]
    public async Task R3_CancellationNobodyAskedFor_IsAFailureOfTheCallee()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new OperationCanceledException()).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    [Fact]
    public async Task R4_CalleeWrapsOurCancellation_StillATimeout()
    {
        var wrapped = new IOException();
        _bench.With(timeout: Bench.Timeouts(attemptMs: 500)).Script.Then(token => FailWhenCancelledAsync(token, wrapped));

        var timeout = await _bench.FailAsync<TimeoutRejectedException>();
        Assert.Same(wrapped, timeout.InnerException);
    }

    [Fact]
    public async Task ErrorBeforeTheLimit_IsNotATimeout()
    {
        _bench.With(timeout: Bench.Timeouts(attemptMs: 500)).Script.ThrowsAfter(499, new IOException());

        await _bench.FailAsync<IOException>();
    }

    [Fact]
    public async Task TimeoutFromFurtherIn_IsRetriedAsAFailure()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new TimeoutRejectedException()).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    [Fact]
    public async Task NoTimeouts_TheCallersTokenItselfIsPassed()
    {
        using var source = new CancellationTokenSource();
        _bench.With().Script.Returns("ok");

        await _bench.CallAsync(source.Token);
        Assert.Equal(source.Token, _bench.Script.Tokens[0]);
    }

    [Fact]
    public async Task R7_TokenKeptBeyondTheAttempt_IsNeverCancelledByAnotherCall()
    {
        _bench.With(timeout: Bench.Timeouts(attemptMs: 500)).Script.Returns("ok").Hangs();

        await _bench.CallAsync();
        await _bench.FailAsync<TimeoutRejectedException>();
        Assert.False(_bench.Script.Tokens[0].IsCancellationRequested);
    }

    private async Task<string> FailWhenCancelledAsync(CancellationToken token, Exception error)
    {
        try
        {
            await Task.Delay(TimeSpan.FromHours(1), _bench.Time, token);
            return "too late";
        }
        catch (OperationCanceledException)
        {
            throw error;
        }
    }
}
