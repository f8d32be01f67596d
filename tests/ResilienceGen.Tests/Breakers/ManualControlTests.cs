using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

public sealed class ManualControlTests
{
    private readonly CircuitBench _bench = new(new() { ConsecutiveFailures = 1, MinimumThroughput = 1_000 });

    [Fact]
    public void Isolated_RefusesForEver()
    {
        _bench.Circuit.Isolate();

        Assert.True(_bench.After(3_600_000).Reject().IsIsolated);
        Assert.Equal(CircuitState.Isolated, _bench.State);
    }

    [Fact]
    public void IsolatedThenClosed_Admits()
    {
        _bench.Circuit.Isolate();
        _bench.Circuit.Close();

        Assert.NotNull(_bench.Admit());
    }

    [Fact]
    public void ClosedByHand_ForgetsWhatItCounted()
    {
        var bench = new CircuitBench(new() { FailureRatio = 1, MinimumThroughput = 2 }).Run("F");
        bench.Circuit.Close();

        Assert.Equal(CircuitState.Closed, bench.Run("F").State);
    }

    [Fact]
    public void ResultOfACallAdmittedBeforeIsolation_ChangesNothing()
    {
        var early = _bench.Admit()!.Value;
        _bench.Circuit.Isolate();

        _bench.End(early, 'S');
        Assert.Equal(CircuitState.Isolated, _bench.State);
    }

    [Fact]
    public void OpenCircuit_CanBeClosedByHand()
    {
        _bench.Run("F").Circuit.Close();

        Assert.NotNull(_bench.Admit());
    }
}
