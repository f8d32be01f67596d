using ResilienceGen.Breakers;
using ResilienceGen.Policies;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

public sealed class CircuitModeTests
{
    private static readonly CircuitBreakerPolicy Policy = new() { ConsecutiveFailures = 2, MinimumThroughput = 1_000, BreakDurationMs = 1_000 };

    [Fact]
    public void MetricsOnly_ReportsThatItWouldOpenAndLetsCallsPass()
    {
        var bench = new CircuitBench(Policy with { Mode = CircuitMode.MetricsOnly }).Run("FF");

        Assert.Equal(CircuitState.Open, bench.State);
        Assert.NotNull(bench.Admit());
    }

    [Fact]
    public void MetricsOnly_ProbesAfterTheBreak() =>
        Assert.Equal(CircuitState.Closed, new CircuitBench(Policy with { Mode = CircuitMode.MetricsOnly }).Run("FF").After(1_000).Run("S").State);

    [Fact]
    public void Disabled_CountsNothing() =>
        Assert.Equal(CircuitState.Closed, new CircuitBench(Policy with { Mode = CircuitMode.Disabled }).Run("FFFFFF").State);

    [Theory]
    [InlineData(CircuitMode.MetricsOnly)]
    [InlineData(CircuitMode.Disabled)]
    public void IsolatedByHand_RejectsInEveryMode(CircuitMode mode)
    {
        var bench = new CircuitBench(Policy with { Mode = mode });
        bench.Circuit.Isolate();

        Assert.Null(bench.Admit());
    }

    [Fact]
    public void ModeChanges_StateStays()
    {
        var bench = new CircuitBench(Policy with { Mode = CircuitMode.MetricsOnly }).Run("FF");
        bench.Circuit.Reconfigure(Policy);

        Assert.Null(bench.Admit());
    }
}
