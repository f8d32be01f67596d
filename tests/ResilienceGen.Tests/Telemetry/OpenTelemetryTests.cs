using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Telemetry;

/// <summary>What an application with OpenTelemetry gets to see.</summary>
public sealed class OpenTelemetryTests : IDisposable
{
    private static readonly HashSet<string> FewValues =
    [
        "resilience.endpoint", "resilience.operation", "resilience.member", "resilience.outcome", "resilience.circuit", "resilience.circuit.state",
        "resilience.circuit.previous_state", "resilience.timeout.kind", "resilience.reason", "error.type",
    ];

    private static int _tests;

    // Runtimes of other tests may still be alive: what they guard has other names.
    private readonly string _endpoint = $"Observed{Interlocked.Increment(ref _tests)}";
    private readonly PointExporter _metrics = new();
    private readonly SpanExporter _spans = new();
    private readonly MeterProvider _meters;
    private readonly TracerProvider _tracers;
    private readonly Bench _bench = new();

    public OpenTelemetryTests()
    {
        _meters = Sdk.CreateMeterProviderBuilder().AddMeter("ResilienceGen").AddReader(new BaseExportingMetricReader(_metrics)).Build();
        _tracers = Sdk.CreateTracerProviderBuilder().AddSource("ResilienceGen").AddProcessor(new SimpleActivityExportProcessor(_spans)).Build();
        _bench.Descriptor = new(_endpoint, "GetAsync") { IsIdempotent = true };
    }

    [Fact]
    public async Task CallThatFailsOnce_ArrivesWithItsAttempts()
    {
        _bench.With(Bench.Retries(2)).Script.Throws(new IOException()).ReturnsAfter(250, "ok");
        await _bench.CallAsync();

        Assert.Equal("success", Assert.Single(Exported("resilience.calls")).Tags["resilience.outcome"]);
        Assert.Equal(1, Assert.Single(Exported("resilience.retries")).Value);
        Assert.Equal(["failure", "success"], Exported("resilience.attempt.duration").Select(static point => point.Tags["resilience.outcome"]).Order());
        Assert.Equal(0.25, Exported("resilience.attempt.duration").Sum(static point => point.Sum), 3);
    }

    [Fact]
    public async Task CallThatFailsOnce_IsASpanWithAnEventPerAttempt()
    {
        _bench.With(Bench.Retries(2)).Script.Throws(new IOException()).Returns("ok");
        await _bench.CallAsync();

        var span = Assert.Single(_spans.Spans);
        Assert.Equal(($"{_endpoint}.GetAsync", ActivityStatusCode.Unset), (span.DisplayName, span.Status));
        Assert.Equal(["failure", "success"], span.Events.Select(static e => e.Tags.Single(static tag => tag.Key == "resilience.outcome").Value));
    }

    [Fact]
    public async Task Chain_ArrivesWithItsMembersAndItsDepth()
    {
        var chain = new ChainBench("A", "B", "C");
        chain["A"].Throws(new IOException());
        chain["B"].Throws(new IOException());
        chain["C"].Returns("c");
        await chain.CallAsync();

        Assert.Equal(["A", "B"], Exported("resilience.fallbacks").Select(static point => point.Tags["resilience.member"]));
        Assert.Equal((1, 2), (Assert.Single(Exported("resilience.fallback.depth")).Value, Exported("resilience.fallback.depth").Single().Sum));
        Assert.Equal(["A", "B", "C"], Assert.Single(_spans.Spans).Events.Select(static e => e.Tags.Single(static tag => tag.Key == "resilience.member").Value));
    }

    [Fact]
    public async Task ChainThatNeedsNoFallback_HasDepthZero()
    {
        var chain = new ChainBench("A", "B");
        chain["A"].Returns("a");
        await chain.CallAsync();

        Assert.Equal((1, 0), (Assert.Single(Exported("resilience.fallback.depth")).Value, Exported("resilience.fallback.depth").Single().Sum));
    }

    [Fact]
    public async Task Circuit_IsAGaugeOfItsState()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException());
        _ = _bench.Operation;
        Assert.Equal(0, State());
        await _bench.FailAsync<IOException>();
        Assert.Equal(2, State());
        _bench.Time.Advance(5_000);
        Assert.True(Circuit.TryAdmit(TimeSpan.MaxValue, out _, out _));
        Assert.Equal(1, State());
        Circuit.Isolate();
        Assert.Equal(3, State());
    }

    [Fact]
    public async Task Partitions_AreOneSeriesWithTheWorstState()
    {
        _bench.With(circuit: Bench.Breaks(1)).Script.Throws(new IOException()).Returns("ok");
        foreach (var tenant in new[] { "one", "two", "three" })
            await Record.ExceptionAsync(() => _bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), default, partition: tenant));

        Assert.Equal(2, State());
    }

    [Fact]
    public async Task Budget_IsAGaugeOfWhatIsLeft()
    {
        _bench.Descriptor = _bench.Descriptor with { Retry = Bench.Retries(1), RetryBudget = new() { MinRetries = 3 } };
        _bench.Script.Throws(new IOException()).Returns("ok");
        var call = _bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), default);
        Assert.Equal(2, Left());
        await _bench.Time.RunAsync(() => call);
        Assert.Equal(3, Left());
    }

    [Fact]
    public void RuntimeThatIsGone_IsNotReported()
    {
        Forget();
        GC.Collect();

        Assert.DoesNotContain(Exported("resilience.circuit.state"), static point => (string?)point.Tags["resilience.endpoint"] == "Forgotten");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget() => new ResilienceRuntime().Operation("", new("Forgotten", "Get") { CircuitBreaker = new() });
    }

    [Fact]
    public async Task ManyDifferentCalls_NeedNoMoreSeries()
    {
        _bench.With(Bench.Retries(1), Bench.Timeouts(500), Bench.Breaks(3));
        for (var call = 0; call < 40; call++) _bench.Script.Throws(new IOException($"failure {call}")).Returns($"answer {call}");
        await _bench.CallAsync();
        var series = Series().Count();
        for (var call = 1; call < 40; call++) await _bench.CallAsync();

        Assert.Equal(series, Series().Count());
        Assert.All(_metrics.Points.SelectMany(static point => point.Tags.Keys), key => Assert.Contains(key, FewValues));
    }

    public void Dispose()
    {
        _meters.Dispose();
        _tracers.Dispose();
    }

    private CircuitBreaker Circuit => _bench.Runtime.Circuits.Find(_endpoint, "GetAsync")!;

    private double State() => Observed("resilience.circuit.state");

    private double Left() => Observed("resilience.retry_budget.left");

    private double Observed(string instrument) => Series().Single(point => point.Instrument == instrument).Value;

    private IEnumerable<ExportedPoint> Series()
    {
        _meters.ForceFlush();
        return _metrics.Points.Where(point => (string?)point.Tags["resilience.endpoint"] == _endpoint);
    }

    private List<ExportedPoint> Exported(string instrument)
    {
        _meters.ForceFlush();
        return [.. _metrics.Points.Where(point => point.Instrument == instrument)];
    }
}
