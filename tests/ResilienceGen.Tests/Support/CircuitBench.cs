using ResilienceGen.Breakers;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Support;

/// <summary>A circuit in virtual time, fed with results: S success, F failure, N neutral.</summary>
internal sealed class CircuitBench
{
    private readonly CircuitBreaker _circuit;

    public CircuitBench(CircuitBreakerPolicy policy)
    {
        Registry = new CircuitBreakerRegistry(Time, new CoarseClock(Time));
        Registry.Transitioned += Transitions.Add;
        _circuit = Registry.GetOrAdd(new CircuitKey("Api", "Get"), policy);
    }

    public VirtualTime Time { get; } = new();

    public CircuitBreakerRegistry Registry { get; }

    public List<CircuitTransition> Transitions { get; } = [];

    public CircuitBreaker Circuit => _circuit;

    public CircuitState State => _circuit.State;

    public CircuitBench After(int milliseconds)
    {
        Time.Advance(milliseconds);
        return this;
    }

    public CircuitBench Run(string results)
    {
        foreach (var result in results)
            End(Admit() ?? throw new InvalidOperationException("The circuit refused."), result);
        return this;
    }

    public CircuitAdmission? Admit(TimeSpan? longestLease = null) =>
        _circuit.TryAdmit(longestLease ?? TimeSpan.MaxValue, out var admission, out _) ? admission : null;

    public CircuitRejection Reject()
    {
        Assert.False(_circuit.TryAdmit(TimeSpan.MaxValue, out _, out var rejection));
        return rejection;
    }

    public void EndSlow(CircuitAdmission admission) => _circuit.Record(admission, new CircuitResult(CircuitSignal.Success, IsSlow: true));

    public void End(CircuitAdmission admission, char result) =>
        _circuit.Record(admission, new CircuitResult(result switch { 'S' => CircuitSignal.Success, 'F' => CircuitSignal.Failure, _ => CircuitSignal.Neutral }));
}
