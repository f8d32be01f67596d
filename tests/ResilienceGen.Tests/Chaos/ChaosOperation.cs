using ResilienceGen.Fallback;
using ResilienceGen.Pipelines;
using ResilienceGen.Policies;

namespace ResilienceGen.Tests.Chaos;

/// <summary>An operation with random policies, which can be called in every shape.</summary>
internal sealed class ChaosOperation
{
    private readonly ResilientOperation<ChaosMember> _path;

    public ChaosOperation(ChaosWorld world, OperationDescriptor descriptor, string[] members)
    {
        World = world;
        Descriptor = descriptor;
        _path = members.Length > 1
            ? world.Runtime.FallbackChain(descriptor, [.. members.Select(static name => new ChainMember<ChaosMember>(name, new ChaosMember(name)))])
            : world.Runtime.Operation(new ChaosMember(null), descriptor);
    }

    public ChaosWorld World { get; }

    public OperationDescriptor Descriptor { get; }

    public string Endpoint => Descriptor.Endpoint;

    public string Name => Descriptor.Operation;

    /// <summary>The plan in force.</summary>
    public OperationPlan Plan => _path.Plan;

    /// <summary>True if it keeps fewer circuits than there are partitions.</summary>
    public bool ForgetsPartitions => new[] { Descriptor.CircuitBreaker, Descriptor.Chain?.MemberPolicies.FirstOrDefault()?.CircuitBreaker }
        .Any(static policy => policy is { MaxPartitions: < 1_000 });

    /// <summary>Makes the call and returns what the caller gets.</summary>
    public async Task<object?> RunAsync(ChaosCall call)
    {
        call.Plan = Plan;
        var answers = Descriptor.Fallback is not null;
        return call.Shape switch
        {
            Shape.Task => await _path.ExecuteAsync<ChaosCall, string>(
                call, static (member, call, token) => call.AnswerAsync(member, token), call.Token,
                answers ? static (_, call, _, _) => Task.FromResult(call.Owner) : null, call.Partition).ConfigureAwait(false),
            Shape.ValueTask => await _path.ExecuteValueAsync<ChaosCall, string>(
                call, static (member, call, token) => call.AnswerValueAsync(member, token), call.Token,
                answers ? static (_, call, _, _) => new ValueTask<string>(call.Owner) : null, call.Partition).ConfigureAwait(false),
            Shape.Response => await _path.ExecuteAsync<ChaosCall, HttpResponseMessage>(
                call, static (member, call, token) => call.RespondAsync(member, token), call.Token, null, call.Partition).ConfigureAwait(false),
            Shape.Stream => await ConsumeAsync(call).ConfigureAwait(false),
            _ => throw new InvalidOperationException("A synchronous call has a thread of its own."),
        };
    }

    public object? Run(ChaosCall call)
    {
        call.Plan = Plan;
        return _path.Execute<ChaosCall, string>(
            call, static (member, call, token) => call.AnswerAsync(member, token).GetAwaiter().GetResult(), call.Token,
            Descriptor.Fallback is null ? null : static (_, call, _, _) => call.Owner, call.Partition);
    }

    // Every third consumer stops after the first item.
    private async Task<object?> ConsumeAsync(ChaosCall call)
    {
        var items = 0;
        var stream = _path.ExecuteStream<ChaosCall, int>(call, static (member, call, token) => call.StreamAsync(member, token), call.Token, null, call.Partition);
        await foreach (var item in stream.ConfigureAwait(false))
        {
            if (item != items++) World.Fail($"{call.Owner}: item {item} came as number {items}.");
            if (call.Faults * 100 % 3 < 1) break;
        }

        return call.Owner;
    }
}
