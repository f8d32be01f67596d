using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>Several probes, and breaks that grow.</summary>
public sealed class ProbeTests
{
    private static readonly CircuitBreakerPolicy Base = new() { ConsecutiveFailures = 1, MinimumThroughput = 1_000, BreakDurationMs = 1_000 };

    [Fact]
    public void Probes_RunAtTheSameTimeUpToTheirNumber()
    {
        var bench = new CircuitBench(Base with { Probes = 2 }).Run("F").After(1_000);

        Assert.NotNull(bench.Admit());
        Assert.NotNull(bench.Admit());
        Assert.Null(bench.Admit());
    }

    [Fact]
    public void ProbeSuccesses_CloseOnlyWhenThereAreEnough()
    {
        var bench = new CircuitBench(Base with { ProbeSuccesses = 3 }).Run("F").After(1_000).Run("SS");
        Assert.Equal(CircuitState.HalfOpen, bench.State);

        Assert.Equal(CircuitState.Closed, bench.Run("S").State);
    }

    [Fact]
    public void OneOfSeveralProbesFails_OpensAndTheOthersAreStale()
    {
        var bench = new CircuitBench(Base with { Probes = 2 }).Run("F").After(1_000);
        var (first, second) = (bench.Admit()!.Value, bench.Admit()!.Value);
        bench.End(first, 'F');
        bench.End(second, 'S');

        Assert.Equal(CircuitState.Open, bench.State);
    }

    [Theory]
    [InlineData(Backoff.Constant, 1_000, 1_000)]
    [InlineData(Backoff.Linear, 2_000, 3_000)]
    [InlineData(Backoff.Exponential, 2_000, 4_000)]
    [InlineData(Backoff.Fibonacci, 2_000, 3_000)]
    public void Breaks_GrowWithEachFailedProbe(Backoff backoff, int second, int third)
    {
        var bench = new CircuitBench(Base with { BreakBackoff = backoff }).Run("F").After(1_000).Run("F");
        Assert.Equal(TimeSpan.FromMilliseconds(second), bench.Reject().RetryAfter);

        Assert.Equal(TimeSpan.FromMilliseconds(third), bench.After(second).Run("F").Reject().RetryAfter);
    }

    [Fact]
    public void Breaks_StopGrowingAtTheMaximum()
    {
        var bench = new CircuitBench(Base with { BreakBackoff = Backoff.Exponential, MaxBreakDurationMs = 1_500 }).Run("F").After(1_000).Run("F");

        Assert.Equal(TimeSpan.FromMilliseconds(1_500), bench.Reject().RetryAfter);
    }

    [Fact]
    public void Break_StartsSmallAgainAfterTheCircuitClosed()
    {
        var bench = new CircuitBench(Base with { BreakBackoff = Backoff.Exponential }).Run("F").After(1_000).Run("F").After(2_000).Run("SF");

        Assert.Equal(TimeSpan.FromSeconds(1), bench.Reject().RetryAfter);
    }
}
