using System.Runtime.CompilerServices;

namespace ResilienceGen.Pipelines;

/// <summary>What wrappers of one inner object share per operation: its calls under way and its kept results. Gone when the inner object is.</summary>
internal sealed class SharedResults
{
    private static readonly ConditionalWeakTable<object, Dictionary<(string Endpoint, string Operation), SharedResults>> ByService = [];

    public SingleFlight Flights { get; } = new();

    public ResultCache Cache { get; } = new();

    public static SharedResults Of(object service, string endpoint, string operation)
    {
        var operations = ByService.GetOrCreateValue(service);
        lock (operations)
        {
            if (!operations.TryGetValue((endpoint, operation), out var shared)) operations[(endpoint, operation)] = shared = new SharedResults();
            return shared;
        }
    }
}
