using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>What a store or a dashboard learns of a circuit.</summary>
public sealed class TransitionTests
{
    private readonly CircuitBench _bench = new(new() { ConsecutiveFailures = 1, MinimumThroughput = 1_000 });

    [Fact]
    public void WholeLife_IsPublishedInOrder()
    {
        _bench.Run("F").After(5_000).Run("F").After(5_000).Run("S").Circuit.Isolate();
        _bench.Circuit.Close();

        Assert.Equal(
            [
                CircuitState.Open, CircuitState.HalfOpen, CircuitState.Open, CircuitState.HalfOpen, CircuitState.Closed,
                CircuitState.Isolated, CircuitState.Closed,
            ],
            _bench.Transitions.Select(static transition => transition.To));
    }

    [Fact]
    public void Versions_RiseStrictly()
    {
        _bench.Run("F").After(5_000).Run("N").Run("F").After(5_000).Run("S");

        var versions = _bench.Transitions.Select(static transition => transition.Version).ToList();
        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Fact]
    public void Opening_SaysWhenForHowLongAndWhy()
    {
        var error = new IOException();
        _bench.After(1_000);
        _bench.Circuit.Record(_bench.Admit()!.Value, new CircuitResult(CircuitSignal.Failure, Failure: error));

        var opening = Assert.Single(_bench.Transitions);
        Assert.Equal(new CircuitKey("Api", "Get"), opening.Key);
        Assert.Equal(CircuitState.Closed, opening.From);
        Assert.Equal(VirtualTime.Start.AddSeconds(1), opening.At);
        Assert.Equal(TimeSpan.FromSeconds(5), opening.OpenFor);
        Assert.Same(error, opening.Failure);
    }

    [Fact]
    public void NewProbeAfterALostLease_IsNoTransition()
    {
        _bench.Run("F").After(5_000);
        _bench.Admit();
        _bench.After(5_000).Admit();

        Assert.Equal(2, _bench.Transitions.Count);
    }

    [Fact]
    public void HandlerThrows_OthersAreStillToldAndTheCallGoesOn()
    {
        var bench = new CircuitBench(new() { ConsecutiveFailures = 1, MinimumThroughput = 1_000 });
        var told = 0;
        bench.Registry.Transitioned += static _ => throw new InvalidOperationException();
        bench.Registry.Transitioned += _ => told++;

        bench.Run("F");
        Assert.Equal(1, told);
    }

    [Fact]
    public void HandlerMayAskTheCircuit_NoLockIsHeld()
    {
        var seen = CircuitState.Closed;
        _bench.Registry.Transitioned += transition => seen = _bench.Registry.Find(transition.Key.Endpoint, transition.Key.Name)!.State;

        _bench.Run("F");
        Assert.Equal(CircuitState.Open, seen);
    }
}
