using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>When a closed circuit opens.</summary>
public sealed class TripTests
{
    private static readonly CircuitBreakerPolicy Ratio = new() { FailureRatio = 0.5, MinimumThroughput = 4, SamplingDurationMs = 10_000 };

    [Fact]
    public void MinimumNotReached_StaysClosed() => Assert.Equal(CircuitState.Closed, new CircuitBench(Ratio).Run("FFF").State);

    [Theory]
    [InlineData("FFFF")]
    [InlineData("SSFF")]
    [InlineData("SFSF")]
    public void RatioReachedAtMinimum_Opens(string results) => Assert.Equal(CircuitState.Open, new CircuitBench(Ratio).Run(results).State);

    [Theory]
    [InlineData("SSSF")]
    [InlineData("FSSS")]
    [InlineData("SSSSFFF")]
    public void RatioNotReached_StaysClosed(string results) => Assert.Equal(CircuitState.Closed, new CircuitBench(Ratio).Run(results).State);

    [Fact]
    public void RatioReachedByASuccess_IsEvaluatedOnlyAtTheNextFailure()
    {
        var bench = new CircuitBench(Ratio).Run("FFFS");

        Assert.Equal(CircuitState.Closed, bench.State);
        Assert.Equal(CircuitState.Open, bench.Run("F").State);
    }

    [Fact]
    public void ResultsAsOldAsTheWindow_AreForgotten()
    {
        var bench = new CircuitBench(Ratio).Run("FFF").After(10_000);

        Assert.Equal(CircuitState.Closed, bench.Run("F").State);
    }

    [Fact]
    public void ResultsJustInsideTheWindow_Count()
    {
        var bench = new CircuitBench(Ratio).Run("FFF").After(9_999);

        Assert.Equal(CircuitState.Open, bench.Run("F").State);
    }

    [Fact]
    public void NeutralResults_CountAsNothing() => Assert.Equal(CircuitState.Open, new CircuitBench(Ratio).Run("NNFFNNFNF").State);

    [Theory]
    [InlineData("FFF", CircuitState.Open)]
    [InlineData("FFSFF", CircuitState.Closed)]
    [InlineData("FFNF", CircuitState.Open)]
    public void ConsecutiveFailures_AreInterruptedBySuccessOnly(string results, CircuitState expected) =>
        Assert.Equal(expected, new CircuitBench(new() { ConsecutiveFailures = 3, MinimumThroughput = 1_000 }).Run(results).State);

    [Fact]
    public void ConsecutiveOff_OnlyTheRatioCounts() =>
        Assert.Equal(CircuitState.Closed, new CircuitBench(new() { MinimumThroughput = 1_000 }).Run(new string('F', 999)).State);

    [Fact]
    public void ReopenedAfterClosing_StartsWithAnEmptyWindow()
    {
        var bench = new CircuitBench(Ratio).Run("FFFF").After(5_000).Run("S");

        Assert.Equal(CircuitState.Closed, bench.Run("FFF").State);
        Assert.Equal(CircuitState.Open, bench.Run("F").State);
    }
}
