using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>Windows by number of calls, and slow calls.</summary>
public sealed class WindowKindTests
{
    private static readonly CircuitBreakerPolicy LastFour = new() { WindowCalls = 4, FailureRatio = 0.5, MinimumThroughput = 4 };
    private static readonly CircuitBreakerPolicy Slow = new() { SlowCallDurationMs = 100, SlowCallRatio = 0.5, MinimumThroughput = 4, FailureRatio = 1 };

    [Theory]
    [InlineData("SSFF", CircuitState.Open)]
    [InlineData("FSSSF", CircuitState.Closed)]
    [InlineData("FSSSFF", CircuitState.Open)]
    public void CountWindow_OnlyTheLastResultsCount(string results, CircuitState expected) =>
        Assert.Equal(expected, new CircuitBench(LastFour).Run(results).State);

    [Fact]
    public void CountWindow_AgeDoesNotMatter() =>
        Assert.Equal(CircuitState.Open, new CircuitBench(LastFour).Run("SSF").After(86_400_000).Run("F").State);

    [Fact]
    public void SlowCalls_ReachTheirRatio_OpenAlthoughAllSucceed()
    {
        var bench = new CircuitBench(Slow).Run("SS");
        bench.EndSlow(bench.Admit()!.Value);
        Assert.Equal(CircuitState.Closed, bench.State);
        bench.EndSlow(bench.Admit()!.Value);

        Assert.Equal(CircuitState.Open, bench.State);
    }

    [Fact]
    public async Task SlowCall_OnThePath_IsTimed()
    {
        var bench = new Bench().With(circuit: Slow with { MinimumThroughput = 2 });
        bench.Script.ReturnsAfter(101, "late");

        await bench.CallAsync();
        await bench.CallAsync();

        Assert.Equal(CircuitState.Open, bench.Circuit.State);
    }

    [Fact]
    public void HealthySuccesses_AreInTheRatio_AlthoughTheyAreCountedInBundles()
    {
        var bench = new CircuitBench(new() { FailureRatio = 0.5, MinimumThroughput = 10, SamplingDurationMs = 10_000 });
        bench.Run(new string('S', 100)).Run(new string('F', 99));
        Assert.Equal(CircuitState.Closed, bench.State);

        Assert.Equal(CircuitState.Open, bench.Run("F").State);
    }

    [Fact]
    public void HealthySuccesses_LeaveTheWindowWhenTheyAreOld()
    {
        var bench = new CircuitBench(new() { FailureRatio = 0.5, MinimumThroughput = 4, SamplingDurationMs = 10_000 });

        Assert.Equal(CircuitState.Open, bench.Run(new string('S', 100)).After(10_000).Run("FFFF").State);
    }
}
