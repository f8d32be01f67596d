using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>One circuit per value of a parameter, bounded.</summary>
public sealed class PartitionTests
{
    private readonly Bench _bench = new Bench().With(circuit: Bench.Breaks(1) with { MaxPartitions = 2 });

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

    private Task<string> CallAsync(string partition) => _bench.Time.RunAsync(() =>
        _bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), default, partition: partition));
}
