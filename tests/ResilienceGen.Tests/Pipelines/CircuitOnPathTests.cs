using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Pipelines;

/// <summary>R14: retry and circuit breaker together.</summary>
public sealed class CircuitOnPathTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task CallFindsTheCircuitOpen_IsRejectedWithoutAnAttempt()
    {
        var error = new IOException();
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(error);
        await _bench.FailAsync<IOException>();
        _bench.Time.Advance(1_000);

        var rejection = await _bench.FailAsync<BrokenCircuitException>();
        Assert.Equal(1, _bench.Script.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(4), rejection.RetryAfter);
        Assert.Equal("Api", rejection.Endpoint);
        Assert.Same(error, rejection.InnerException);
    }

    [Theory]
    [InlineData(false, 60, 5)]
    [InlineData(true, 60, 60)]
    [InlineData(true, 1, 5)]
    [InlineData(true, 3_600, 300)]
    public async Task R8_WaitThatTheEndpointAsksFor_LengthensTheBreak(bool honors, int asked, int breaks)
    {
        _bench.With(circuit: Bench.Breaks(1) with { HonorRetryAfter = honors }).Script.Throws(new BusyError(TimeSpan.FromSeconds(asked)));
        await _bench.FailAsync<BusyError>();

        Assert.Equal(TimeSpan.FromSeconds(breaks), (await _bench.FailAsync<BrokenCircuitException>()).RetryAfter);
    }

    [Fact]
    public async Task RejectionOfOurs_IsCaughtAsPollys()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        await Assert.ThrowsAnyAsync<Polly.CircuitBreaker.BrokenCircuitException>(() => _bench.CallAsync());
    }

    [Fact]
    public async Task R14_OwnFailuresOpenTheCircuit_RealErrorWithoutAnotherDelay()
    {
        var second = new InvalidDataException();
        _bench.With(Bench.Retries(5), circuit: Bench.Breaks(2)).Script.Throws(new IOException(), second);

        Assert.Same(second, await _bench.FailAsync<InvalidDataException>());
        Assert.Equal(2, _bench.Script.Attempts);
        Assert.Equal(100, _bench.Time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task R14_RetryDoesNotWaitForTheBreak_EvenIfItWouldFit()
    {
        _bench.With(Bench.Retries(5, delayMs: 8_000), circuit: Bench.Breaks(1)).Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        Assert.Equal(TimeSpan.Zero, _bench.Time.Elapsed);
    }

    [Fact]
    public async Task R14_CircuitOpensDuringTheDelay_RealErrorNotTheRejection()
    {
        var error = new IOException();
        _bench.With(Bench.Retries(1), circuit: Bench.Breaks(10)).Script.Throws(error);
        _bench.Time.CreateTimer(_ => _bench.Circuit.Isolate(), null, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);

        Assert.Same(error, await _bench.FailAsync<IOException>());
        Assert.Equal(1, _bench.Script.Attempts);
    }

    [Fact]
    public async Task R14_CallFindsTheCircuitOpen_NoRetryDelayIsSpent()
    {
        _bench.With(Bench.Retries(3), circuit: Bench.Breaks(1)).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        await _bench.FailAsync<BrokenCircuitException>();
        Assert.Equal(TimeSpan.Zero, _bench.Time.Elapsed);
    }

    [Fact]
    public async Task BreakIsOver_NextCallProbesAndCloses()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException()).Returns("ok");
        await _bench.FailAsync<IOException>();
        _bench.Time.Advance(5_000);

        Assert.Equal("ok", await _bench.CallAsync());
        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Fact]
    public async Task R11_HungProbe_GivesWayAfterTheTotalTimeout()
    {
        var never = new TaskCompletionSource<string>();
        _bench.With(timeout: Bench.Timeouts(totalMs: 2_000), circuit: Bench.Breaks(1)).Script.Throws(new IOException()).Then(_ => never.Task).Returns("ok");
        await _bench.FailAsync<IOException>();
        _bench.Time.Advance(5_000);
        var hung = _bench.Operation.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), CancellationToken.None);

        await _bench.FailAsync<BrokenCircuitException>();
        _bench.Time.Advance(2_000);
        Assert.Equal("ok", await _bench.CallAsync());
        Assert.False(hung.IsCompleted);
    }

    [Fact]
    public async Task R13_RejectionFromFurtherIn_SaysNothingAboutThisEndpoint()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new BrokenCircuitException(new CircuitKey("Other", "Get"), TimeSpan.FromSeconds(1)));

        await _bench.FailAsync<BrokenCircuitException>();
        Assert.Equal(CircuitState.Closed, _bench.Circuit.State);
    }

    [Fact]
    public async Task R16_NewWrapperInstance_FindsTheCircuitOpen()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        var other = _bench.Runtime.Operation(_bench.Script, _bench.Descriptor);
        await Assert.ThrowsAsync<BrokenCircuitException>(
            () => other.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), CancellationToken.None));
    }

    [Fact]
    public async Task R16_OtherOperationOfTheEndpoint_HasItsOwnCircuit()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException()).Returns("ok");
        await _bench.FailAsync<IOException>();

        var other = _bench.Runtime.Operation(_bench.Script, _bench.Descriptor with { Operation = "ListAsync" });
        Assert.Equal("ok", await other.ExecuteAsync(0, static (script, _, token) => script.CallAsync(token), CancellationToken.None));
    }

    [Fact]
    public async Task Isolated_RejectsWithItsOwnTypeUntilClosed()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Returns("ok");
        await _bench.CallAsync();
        _bench.Circuit.Isolate();
        _bench.Time.Advance(60_000);

        await _bench.FailAsync<IsolatedCircuitException>();
        _bench.Circuit.Close();
        Assert.Equal("ok", await _bench.CallAsync());
    }
}
