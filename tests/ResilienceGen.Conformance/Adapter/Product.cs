using System.Reflection;
using ResilienceGen.Breakers;
using ResilienceGen.Conformance.Running;
using ResilienceGen.Conformance.Schema;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>The runtime of one scenario: makes wrappers, shows and moves circuits, counts.</summary>
internal sealed class Product(VirtualTime time, Assembly assembly, string space) : IDisposable
{
    private readonly ResilienceRuntime _runtime = new(time);
    private readonly MetricRecorder _metrics = new();

    /// <summary>The interface a scenario names.</summary>
    public Type Interface(string name) => assembly.GetType($"{space}.{name}", throwOnError: true)!;

    /// <summary>A wrapper around a scripted implementation, or in a chain around one per member.</summary>
    public object Wrap(string name, ScriptPlayer player)
    {
        var wrapper = assembly.GetType($"{space}.Resilient{name[1..]}", throwOnError: true)!;
        var constructor = wrapper.GetConstructors().Single();
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(Argument)], null);

        object Argument(ParameterInfo parameter)
        {
            if (parameter.ParameterType == typeof(ResilienceRuntime)) return _runtime;
            var type = parameter.ParameterType.IsInterface ? assembly.GetType($"{space}.{Names.Implementation(name)}", throwOnError: true)! : parameter.ParameterType;
            return Activator.CreateInstance(type, player)!;
        }
    }

    public BreakerState StateOf(Service service, string name) => Circuit(service, name)?.State switch
    {
        null or CircuitState.Closed => BreakerState.Closed,
        CircuitState.Open => BreakerState.Open,
        CircuitState.HalfOpen => BreakerState.HalfOpen,
        _ => BreakerState.Isolated,
    };

    public void Isolate(Service service, string name) => Existing(service, name).Isolate();

    public void Close(Service service, string name) => Existing(service, name).Close();

    public int Count(string metric) => metric switch
    {
        "retries" => Measured("resilience.retries").Count(),
        "timeouts" => Measured("resilience.timeouts").Count(),
        "fallbacks" => Measured("resilience.fallbacks").Count(),
        "breakerRejected" => Measured("resilience.circuit.rejections").Count(),
        "breakerOpened" => Transitions("open"),
        "breakerClosed" => Transitions("closed"),
        "breakerHalfOpened" => Transitions("half_open"),
        _ => throw new ArgumentException($"Nobody knows the metric '{metric}'.", nameof(metric)),
    };

    public void Dispose() => _metrics.Dispose();

    private int Transitions(string state) => Measured("resilience.circuit.transitions").Count(tags => Equals(tags["resilience.circuit.state"], state));

    private IEnumerable<Dictionary<string, object?>> Measured(string instrument) =>
        _metrics.Of(instrument).Where(tags => tags["resilience.endpoint"] is string endpoint && endpoint.StartsWith($"{space}.", StringComparison.Ordinal));

    private CircuitBreaker Existing(Service service, string name) =>
        Circuit(service, name) ?? throw new InvalidOperationException($"There is no circuit '{name}'.");

    // A member's circuit has the name of the operation, an endpoint's that of its class.
    private CircuitBreaker? Circuit(Service service, string name) =>
        service.Interfaces.OrderByDescending(type => type.Name == service.Use)
            .SelectMany(type => new[] { name, Names.Member(name) }.Select(circuit => _runtime.Circuits.Find($"{space}.{type.Name}", circuit)))
            .FirstOrDefault(static circuit => circuit is not null);
}
