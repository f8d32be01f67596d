using System.Diagnostics.Metrics;
using ResilienceGen.Breakers;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>
/// What can be looked at any time, over all runtimes that are still in use: the state of the circuits and what is left of the retry budgets. Nothing is
/// computed until somebody looks, and a runtime is not kept alive for it.
/// </summary>
internal static class RuntimeGauges
{
    private static readonly List<WeakReference<ResilienceRuntime>> Runtimes = [];

    static RuntimeGauges()
    {
        ResilienceTelemetry.Meter.CreateObservableGauge(
            "resilience.circuit.state", ObserveCircuits, unit: null, "State of circuit breakers: 0 closed, 1 half-open, 2 open, 3 isolated; of partitions the worst.");
        ResilienceTelemetry.Meter.CreateObservableGauge(
            "resilience.retry_budget.left", ObserveBudgets, "{retry}", "Retries that may begin now, where a budget bounds them.");
    }

    public static void Watch(ResilienceRuntime runtime)
    {
        lock (Runtimes)
        {
            Runtimes.RemoveAll(static known => !known.TryGetTarget(out _));
            Runtimes.Add(new WeakReference<ResilienceRuntime>(runtime));
        }
    }

    private static IEnumerable<Measurement<long>> ObserveCircuits() => Live()
        .SelectMany(static runtime => runtime.Circuits.All)
        .GroupBy(static circuit => (circuit.Key.Endpoint, circuit.Key.Name), static circuit => Severity(circuit.State))
        .Select(static states => new Measurement<long>(states.Max(), new(TagNames.Endpoint, states.Key.Endpoint), new(TagNames.Circuit, states.Key.Name)));

    private static IEnumerable<Measurement<long>> ObserveBudgets() => Live()
        .SelectMany(static runtime => runtime.Endpoints)
        .GroupBy(static endpoint => endpoint.Key, static endpoint => endpoint.Value.Left)
        .Select(static left => new Measurement<long>(left.Sum(), new KeyValuePair<string, object?>(TagNames.Endpoint, left.Key)));

    private static List<ResilienceRuntime> Live()
    {
        lock (Runtimes) return [.. Runtimes.Select(static known => known.TryGetTarget(out var runtime) ? runtime : null).OfType<ResilienceRuntime>()];
    }

    private static int Severity(CircuitState state) => state switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        CircuitState.Open => 2,
        _ => 3,
    };
}
