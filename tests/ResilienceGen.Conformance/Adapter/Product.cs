using System.Reflection;
using Microsoft.Extensions.Configuration;
using ResilienceGen.Breakers;
using ResilienceGen.Conformance.Running;
using ResilienceGen.Conformance.Schema;
using ResilienceGen.Pipelines;
using ResilienceGen.Tests.Support;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>The runtime of one scenario: makes wrappers, shows and moves circuits, counts.</summary>
internal sealed class Product(VirtualTime time, Assembly assembly, Scenario scenario) : IDisposable
{
    private readonly string _space = Names.Space(scenario.Id);
    private readonly ResilienceRuntime _runtime = new(
        time,
        new ConfigurationBuilder().AddInMemoryCollection(ConfigurationKeys.Of(scenario)).Build());

    // Only what scenarios compare: whoever listens to the durations of calls and attempts takes the path off its fused way.
    private readonly MetricRecorder _metrics = new("retries", "timeouts", "fallbacks", "circuit.transitions", "circuit.rejections");

    /// <summary>The interface a scenario names.</summary>
    public Type Interface(string name) => assembly.GetType($"{_space}.{name}", throwOnError: true)!;

    /// <summary>A wrapper around a scripted implementation, or in a chain around one per member.</summary>
    public object Wrap(string name, ScriptPlayer player)
    {
        var wrapper = assembly.GetType($"{_space}.Resilient{name[1..]}", throwOnError: true)!;
        var constructor = wrapper.GetConstructors().Single();
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(Argument)], null);

        object Argument(ParameterInfo parameter)
        {
            if (parameter.ParameterType == typeof(ResilienceRuntime)) return _runtime;
            var type = parameter.ParameterType.IsInterface ? assembly.GetType($"{_space}.{Names.Implementation(name)}", throwOnError: true)! : parameter.ParameterType;
            return Activator.CreateInstance(type, player)!;
        }
    }

    public BreakerState StateOf(string name) => Circuit(name)?.State switch
    {
        null or CircuitState.Closed => BreakerState.Closed,
        CircuitState.Open => BreakerState.Open,
        CircuitState.HalfOpen => BreakerState.HalfOpen,
        _ => BreakerState.Isolated,
    };

    public void Isolate(string name) => Existing(name).Isolate();

    public void Close(string name) => Existing(name).Close();

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

    public void Dispose()
    {
        _runtime.Dispose();
        _metrics.Dispose();
    }

    private int Transitions(string state) => Measured("resilience.circuit.transitions").Count(tags => Equals(tags["resilience.circuit.state"], state));

    private IEnumerable<Dictionary<string, object?>> Measured(string instrument) =>
        _metrics.Of(instrument).Where(tags => tags["resilience.endpoint"] is string endpoint && endpoint.StartsWith($"{_space}.", StringComparison.Ordinal));

    private CircuitBreaker Existing(string name) =>
        Circuit(name) ?? throw new InvalidOperationException($"There is no circuit '{name}'.");

    // A member's circuit has the name of the operation, an endpoint's that of its class.
    private CircuitBreaker? Circuit(string name) =>
        scenario.Declared.Interfaces.OrderByDescending(type => type.Name == scenario.Declared.Use)
            .SelectMany(type => new[] { name, Names.Member(name) }.Select(circuit => _runtime.Circuits.Find($"{_space}.{type.Name}", circuit)))
            .FirstOrDefault(static circuit => circuit is not null);
}
