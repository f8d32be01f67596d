using ResilienceGen.Breakers;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Tests.Breakers;

/// <summary>R17: transitions are written, an earlier state is restored, and a store that is down never fails a call.</summary>
public sealed class CircuitStoreTests
{
    private readonly Bench _bench = new Bench().With(circuit: Bench.Breaks(1));

    [Fact]
    public async Task R17_Transitions_AreSaved()
    {
        var store = new Store();
        _bench.Runtime.Circuits.Store = store;
        _bench.Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        var saved = Assert.Single(store.Saved);
        Assert.Equal((CircuitState.Open, TimeSpan.FromSeconds(5)), (saved.To, saved.OpenFor));
    }

    [Fact]
    public async Task R17_OpenCircuit_IsRestoredWithItsRemainingTime()
    {
        _bench.Runtime.Circuits.Store = new Store { Snapshot = new(CircuitState.Open, TimeSpan.FromSeconds(3)) };
        _bench.Script.Returns("fine");

        Assert.Equal(TimeSpan.FromSeconds(3), (await _bench.FailAsync<BrokenCircuitException>()).RetryAfter);
        _bench.Time.Advance(3_000);
        Assert.Equal("fine", await _bench.CallAsync());
    }

    [Fact]
    public async Task R17_HalfOpenCircuit_IsRestoredSoThatTheNextCallProbes()
    {
        _bench.Runtime.Circuits.Store = new Store { Snapshot = new(CircuitState.HalfOpen, TimeSpan.Zero) };
        _bench.Script.Throws(new IOException());
        await _bench.FailAsync<IOException>();

        Assert.Equal(CircuitState.Open, _bench.Circuit.State);
    }

    [Fact]
    public async Task R17_StoreIsDown_CallsGoOn()
    {
        _bench.Runtime.Circuits.Store = new Store { IsDown = true };
        _bench.Script.Throws(new IOException());

        await _bench.FailAsync<IOException>();
        await _bench.FailAsync<BrokenCircuitException>();
    }

    [Fact]
    public async Task R17_PartitionForgottenWhileOpen_IsNotSavedAsClosed()
    {
        var store = new Store();
        var bench = new Bench().With(circuit: Bench.Breaks(1) with { MaxPartitions = 1 });
        bench.Runtime.Circuits.Store = store;
        bench.Script.Throws(new IOException()).Returns("fine");
        await Assert.ThrowsAsync<IOException>(() => CallAsync("red"));
        await CallAsync("blue");

        Assert.Equal([CircuitState.Open], store.Saved.Select(transition => transition.To));
        Task<string> CallAsync(string partition) => bench.Time.RunAsync(() =>
            bench.Operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), default, partition: partition));
    }

    private sealed class Store : ICircuitStore
    {
        public List<CircuitTransition> Saved { get; } = [];

        public CircuitSnapshot? Snapshot { get; init; }

        public bool IsDown { get; init; }

        public void Save(CircuitTransition transition)
        {
            if (IsDown) throw new IOException("The store is down.");
            Saved.Add(transition);
        }

        public CircuitSnapshot? Load(CircuitKey key) => IsDown ? throw new IOException("The store is down.") : Snapshot;
    }
}
