using ResilienceGen.Breakers;
using ResilienceGen.Fallback;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Support;

/// <summary>A chain of scripted members A, B, ... in virtual time; everything is off unless the test switches it on.</summary>
internal sealed class ChainBench
{
    private readonly string[] _names;
    private ResilientOperation<Script>? _operation;

    public ChainBench(params string[] names)
    {
        _names = names;
        Runtime = new ResilienceRuntime(Time);
        foreach (var name in names)
            Scripts.TryAdd(name, new Script(Time));
    }

    public VirtualTime Time { get; } = new();

    public ResilienceRuntime Runtime { get; }

    public Dictionary<string, Script> Scripts { get; } = [];

    public OperationDescriptor Descriptor { get; set; } = new("Models", "AskAsync") { IsIdempotent = true };

    public Script this[string member] => Scripts[member];

    public CircuitBreaker Circuit(string member) => Runtime.Circuits.Find("Models", member)!;

    public Task<string> CallAsync(CancellationToken token = default)
    {
        _operation ??= Create();
        return Time.RunAsync(() => _operation.ExecuteAsync(0, static (script, _, attempt) => script.CallAsync(attempt), token));
    }

    public ResilientOperation<Script> Create() =>
        Runtime.FallbackChain(Descriptor, [.. _names.Select(name => new ChainMember<Script>(name, Scripts[name]))]);
}
