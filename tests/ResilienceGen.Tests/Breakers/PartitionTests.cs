using Microsoft.Extensions.Configuration;
using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>One circuit per value of a parameter, bounded.</summary>
public sealed class PartitionTests
{
    private readonly Bench _bench = new Bench().With(circuit: Bench.Breaks(1) with { MaxPartitions = 2 });
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
    private CircuitBreaker? _red;

    [Fact]
    public async Task TenantsDoNotShareACircuit()
    {
        _bench.Script.Throws(new IOException()).Returns("fine");
        await Assert.ThrowsAsync<IOException>(() => CallAsync("red"));

        Assert.Equal("fine", await CallAsync("blue"));
        await Assert.ThrowsAsync<BrokenCircuitException>(() => CallAsync("red"));
    }

    [Fact]
    public async Task WholeOperationIsIsolated_NoPartitionPasses()
    {
        _bench.Script.Returns("fine");
        await CallAsync("red");
        _bench.Circuit.Isolate();
        await Assert.ThrowsAsync<IsolatedCircuitException>(() => CallAsync("red"));

        _bench.Circuit.Close();
        Assert.Equal("fine", await CallAsync("red"));
    }

    [Fact]
    public async Task TooManyPartitions_TheOneUnusedForLongestGoes()
    {
        _bench.Script.Returns("fine");
        foreach (var partition in new[] { "red", "blue", "red", "green" }) await CallAsync(partition);

        Assert.Equal(["green", "red"], _bench.Runtime.Circuits.All.Select(circuit => circuit.Key.Partition).OfType<string>().Order());
    }

    [Fact]
    public async Task OpenPartitionIsForgotten_ItIsReportedAsClosedOnce()
    {
        using var metrics = new MetricRecorder("circuit.not_closed");
        var transitions = new List<CircuitTransition>();
        _bench.Runtime.Circuits.Transitioned += transitions.Add;
        await ForgetWhileOpenAsync("red");

        Assert.Equal(["red", "red"], transitions.Select(transition => transition.Key.Partition));
        Assert.Equal(CircuitState.Closed, transitions[^1].To);
        Assert.Equal([1, -1], metrics.Measurements.Select(measurement => measurement.Value));
    }

    [Fact]
    public async Task ForgottenPartition_WhatBecomesOfItIsNoNews()
    {
        await ForgetWhileOpenAsync("red");
        using var metrics = new MetricRecorder("circuit.not_closed");
        _red!.Isolate();

        Assert.Empty(metrics.Measurements);
    }

    [Theory]
    [InlineData("BreakDurationMs", "9000", 9_000)]
    [InlineData("BreakDurationMs", "5000", 5_000)]
    public async Task Reload_ReachesThePartitionsThatExist(string property, string value, int retryAfterMs)
    {
        var bench = Live();
        bench.Script.Returns("fine").Throws(new IOException());
        await CallAsync("red", bench);
        Change(property, value);
        await Assert.ThrowsAsync<IOException>(() => CallAsync("red", bench));

        var refusal = await Assert.ThrowsAsync<BrokenCircuitException>(() => CallAsync("red", bench));
        Assert.Equal(TimeSpan.FromMilliseconds(retryAfterMs), refusal.RetryAfter);
    }

    [Fact]
    public async Task Reload_LowersTheLimit_ThePartitionsBeyondItGo()
    {
        var bench = Live();
        bench.Script.Returns("fine");
        foreach (var partition in new[] { "red", "blue" }) await CallAsync(partition, bench);
        Change("MaxPartitions", "1");
        await CallAsync("green", bench);

        Assert.Equal(["green"], bench.Runtime.Circuits.All.Select(circuit => circuit.Key.Partition).OfType<string>());
    }

    private Bench Live() => new Bench(_configuration).With(circuit: Bench.Breaks(1) with { MaxPartitions = 2 });

    private void Change(string property, string value)
    {
        _configuration[$"Resilience:CircuitBreaker:{property}"] = value;
        _configuration.Reload();
    }

    private async Task ForgetWhileOpenAsync(string partition)
    {
        _bench.Script.Throws(new IOException()).Returns("fine");
        await Assert.ThrowsAsync<IOException>(() => CallAsync(partition));
        _red = _bench.Runtime.Circuits.Find("Api", "GetAsync", partition);
        await CallAsync("blue");
        await CallAsync("green");
    }

    private Task<string> CallAsync(string partition) => CallAsync(partition, _bench);

    private static Task<string> CallAsync(string partition, Bench bench) => bench.Time.RunAsync(() =>
        bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), default, partition: partition));
}
