using Grpc.Core;
using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R1 and R10: a caller that gives up is neither failure nor success.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly CancellationTokenSource _caller = new();

    [Fact]
    public async Task R1_CancelledBeforeTheCall_NothingIsAttempted()
    {
        _bench.With(Bench.Retries(3)).Script.Returns("ok");
        await _caller.CancelAsync();

        await FailAsync();
        Assert.Equal(0, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R1_CancelledDuringTheAttempt_NoRetryAndTheCallersToken()
    {
        _bench.With(Bench.Retries(3), Bench.Timeouts(5_000, 20_000)).Script.Hangs();
        CancelAfter(700);

        await FailAsync();
        Assert.Equal(1, _bench.Script.Attempts);
        Assert.Equal(700, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R1_CancelledCallThatGrpcReports_IsNoFailure()
    {
        _bench.With(Bench.Retries(3), circuit: Bench.Breaks(1)).Script.Then(async token =>
        {
            await Task.Delay(Timeout.Infinite, token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw new RpcException(StatusCode.Cancelled);
        });
        CancelAfter(700);

        await FailAsync();
        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Fact]
    public async Task R1_CancelledDuringTheDelay_EndsTheWait()
    {
        _bench.With(Bench.Retries(3, delayMs: 1_000)).Script.Throws(new IOException());
        CancelAfter(300);

        await FailAsync();
        Assert.Equal(1, _bench.Script.Attempts);
        Assert.Equal(300, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R1_AttemptFailsAfterTheCancellation_NoRetryFollows()
    {
        _bench.With(Bench.Retries(3)).Script.Then(_ => CancelAndFailAsync(new IOException()));

        await FailAsync();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R1_RetryFailsAfterTheCancellation_NoOtherFollows()
    {
        _bench.With(Bench.Retries(3, delayMs: 10)).Script.Throws(new IOException()).Then(_ => CancelAndFailAsync(new IOException()));

        await FailAsync();
        Assert.Equal(2, _bench.Script.Attempts);
    }

    [Fact]
    public async Task LastAttemptFailsAfterTheCancellation_ItsErrorIsReported()
    {
        _bench.With().Script.Then(_ => CancelAndFailAsync(new IOException()));

        await _bench.FailAsync<IOException>(_caller.Token);
    }

    [Fact]
    public async Task AttemptSucceedsAfterTheCancellation_KeepsItsResult()
    {
        _bench.With(Bench.Retries(3)).Script.Then(_ =>
        {
            _caller.Cancel();
            return Task.FromResult("ok");
        });

        Assert.Equal("ok", await _bench.CallAsync(_caller.Token));
    }

    [Fact]
    public async Task R1_TimerAndCallerBoth_TheCallerWins()
    {
        _bench.With(Bench.Retries(3), Bench.Timeouts(attemptMs: 500)).Script.Then(async token =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), _bench.Time, CancellationToken.None);
            await _caller.CancelAsync();
            throw new IOException("ended after both");
        });

        await FailAsync();
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R1_CallerFirstAndThenTheTimer_TheCallerWins()
    {
        _bench.With(timeout: Bench.Timeouts(attemptMs: 500)).Script.Then(async token =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(900), _bench.Time, CancellationToken.None);
            throw new IOException("ended after both");
        });
        CancelAfter(200);

        await FailAsync();
    }

    [Fact]
    public async Task R24_CancellationWrappedByALibrary_IsStillTheCallers()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Then(_ => CancelAndFailAsync(new IOException("wrapped", new TaskCanceledException())));

        await FailAsync();
        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Fact]
    public async Task R10_CancelledCalls_DoNotDiluteTheRatio()
    {
        var circuit = new CircuitBreakerPolicy { FailureRatio = 1, MinimumThroughput = 2 };
        _bench.With(circuit: circuit).Script
            .Throws(new IOException())
            .Then(_ => CancelAndFailAsync(new OperationCanceledException()))
            .Throws(new IOException());

        await _bench.FailAsync<IOException>();
        await FailAsync();
        await _bench.FailAsync<IOException>();
        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
    }

    [Fact]
    public async Task R10_CancelledProbe_LeavesTheNextCallTheProbe()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script
            .Throws(new IOException())
            .Then(_ => CancelAndFailAsync(new OperationCanceledException()))
            .Returns("ok");
        await _bench.FailAsync<IOException>();
        _bench.Time.Advance(5_000);

        await FailAsync();
        Assert.Equal(CircuitState.HalfOpen, _bench.Circuit.State);
        Assert.Equal("ok", await _bench.CallAsync());
        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Fact]
    public async Task CancelledCall_TaskIsCanceledAndNotFaulted()
    {
        await _caller.CancelAsync();
        _bench.With().Script.Returns("ok");

        var task = _bench.Operation.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), _caller.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(TaskStatus.Canceled, task.Status);
    }

    public void Dispose() => _caller.Dispose();

    private async Task FailAsync()
    {
        var cancellation = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.CallAsync(_caller.Token));
        Assert.Equal(_caller.Token, cancellation.CancellationToken);
    }

    private Task<string> CancelAndFailAsync(Exception error)
    {
        _caller.Cancel();
        return Task.FromException<string>(error);
    }

    private void CancelAfter(int milliseconds) =>
        _bench.Time.CreateTimer(_ => _caller.Cancel(), null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
}
