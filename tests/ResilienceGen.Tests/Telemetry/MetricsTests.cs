using System.Diagnostics.Metrics;
using Polly.Timeout;
using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Telemetry;

public sealed class MetricsTests : IDisposable
{
    private readonly MetricRecorder _metrics = new();
    private readonly Bench _bench = new();

    [Fact]
    public async Task SuccessfulCall_OneCallOneAttempt()
    {
        _bench.With(Bench.Retries(2)).Script.ReturnsAfter(250, "ok");
        await _bench.CallAsync();

        var call = Assert.Single(_metrics.Of("resilience.calls"));
        Assert.Equal(("Api", "GetAsync", "success"), (call["resilience.endpoint"], call["resilience.operation"], call["resilience.outcome"]));
        Assert.False(call.ContainsKey("error.type"));
        Assert.Equal(0.25, _metrics.Measurements.Single(static m => m.Instrument == "resilience.attempt.duration").Value, 3);
        Assert.Equal(0.25, _metrics.Measurements.Single(static m => m.Instrument == "resilience.call.duration").Value, 3);
    }

    [Fact]
    public async Task FailedCall_NamesTheErrorPerAttemptAndCall()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        Assert.Equal("System.IO.IOException", Assert.Single(_metrics.Of("resilience.calls"))["error.type"]);
        Assert.Equal(2, _metrics.Of("resilience.attempt.duration").Count(static tags => (string?)tags["resilience.outcome"] == "failure"));
    }

    [Fact]
    public async Task Retries_AreCountedWhenScheduled()
    {
        _bench.With(Bench.Retries(3)).Script.Throws(new IOException(), new IOException()).Returns("ok");
        await _bench.CallAsync();

        Assert.Equal(2, _metrics.Of("resilience.retries").Count());
    }

    [Fact]
    public async Task RetryThatDoesNotFit_IsNotCounted()
    {
        _bench.With(Bench.Retries(3), Bench.Timeouts(totalMs: 50)).Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        Assert.Empty(_metrics.Of("resilience.retries"));
    }

    [Fact]
    public async Task RetryThatTheCallerNoLongerWants_IsNotCounted()
    {
        using var caller = new CancellationTokenSource();
        _bench.With(Bench.Retries(3)).Script.Then(_ =>
        {
            caller.Cancel();
            throw new IOException();
        });
        await _bench.FailAsync<OperationCanceledException>(caller.Token);

        Assert.Empty(_metrics.Of("resilience.retries"));
    }

    [Theory]
    [InlineData(500, 0, "attempt")]
    [InlineData(0, 500, "total")]
    [InlineData(500, 500, "total")]
    public async Task Timeout_IsCountedOnceByKind(int attemptMs, int totalMs, string kind)
    {
        _bench.With(timeout: Bench.Timeouts(attemptMs, totalMs)).Script.Hangs();
        await _bench.FailAsync<TimeoutRejectedException>();

        Assert.Equal(kind, Assert.Single(_metrics.Of("resilience.timeouts"))["resilience.timeout.kind"]);
    }

    [Fact]
    public async Task Circuit_ReportsTransitionsAndRejections()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException()).Returns("ok");
        await _bench.FailAsync<IOException>();
        await _bench.FailAsync<BrokenCircuitException>();
        _bench.Time.Advance(5_000);
        await _bench.CallAsync();

        Assert.Equal(["open", "half_open", "closed"], _metrics.Of("resilience.circuit.transitions").Select(static tags => tags["resilience.circuit.state"]));
        Assert.Equal("GetAsync", Assert.Single(_metrics.Of("resilience.circuit.rejections"))["resilience.circuit"]);
        Assert.Equal(["failure", "rejected", "success"], _metrics.Of("resilience.calls").Select(static tags => tags["resilience.outcome"]));
    }

    [Fact]
    public void CircuitsThatAreNotClosed_AreCountedUpAndDown()
    {
        new CircuitBench(new() { ConsecutiveFailures = 1, MinimumThroughput = 1_000 }).Run("F").After(5_000).Run("F").After(5_000).Run("S");

        Assert.Equal([1, -1], _metrics.Measurements.Where(static m => m.Instrument == "resilience.circuit.not_closed").Select(static m => m.Value));
    }

    [Fact]
    public async Task CancelledCall_IsNeitherSuccessNorFailure()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), _bench.Time);
        _bench.With().Script.Hangs();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.CallAsync(caller.Token));

        Assert.Equal("cancelled", Assert.Single(_metrics.Of("resilience.calls"))["resilience.outcome"]);
    }

    [Fact]
    public async Task Chain_ReportsWhichMemberWasPassedOver()
    {
        var chain = new ChainBench("A", "B");
        chain["A"].Throws(new IOException());
        chain["B"].Returns("b");
        await chain.CallAsync();

        Assert.Equal("A", Assert.Single(_metrics.Of("resilience.fallbacks"))["resilience.member"]);
        Assert.Equal(["A", "B"], _metrics.Of("resilience.attempt.duration").Select(static tags => tags["resilience.member"]));
    }

    [Fact]
    public async Task NestedRetry_ReportsTheRetriesItSuppressed()
    {
        _bench.With(Bench.Retries(1)).Script.Throws(new IOException());
        var outer = _bench.Runtime.Operation(_bench.Operation, new("Outer", "Get") { IsIdempotent = true, Retry = Bench.Retries(2) });
        await Assert.ThrowsAsync<IOException>(() => _bench.Time.RunAsync(() => outer.ExecuteAsync(
            0, static (inner, _, token) => inner.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), token), CancellationToken.None)));

        Assert.Equal(2, _metrics.Of("resilience.retries.suppressed").Count());
    }

    [Fact]
    public async Task ListenerThrows_TheCallDoesNotNotice()
    {
        using var broken = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ResilienceGen")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        broken.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new InvalidOperationException());
        broken.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new InvalidOperationException());
        broken.Start();
        _bench.With(Bench.Retries(2), circuit: Bench.Breaks(5)).Script.Throws(new IOException()).Returns("ok");

        Assert.Equal("ok", await _bench.CallAsync());
    }

    public void Dispose() => _metrics.Dispose();
}
