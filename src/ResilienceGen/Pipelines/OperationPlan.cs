using ResilienceGen.Pipelines.Load;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>What the path of one operation is made of, at one state of the configuration. Immutable; a reload makes a new one and keeps the circuits.</summary>
internal sealed class OperationPlan
{
    public OperationPlan(ResilienceRuntime runtime, OperationDescriptor effective, IReadOnlyList<string?> members, long version)
    {
        Version = version;
        Effective = effective;
        Tags = new OperationTags(effective.Endpoint, effective.Operation);
        TotalTicks = effective.Timeout is { TotalMs: > 0 } timeout ? timeout.TotalMs * TimeSpan.TicksPerMillisecond : long.MaxValue;
        Members = new MemberPlan[members.Count];
        var canFuse = true;
        for (var index = 0; index < Members.Length; index++)
        {
            Members[index] = new MemberPlan(runtime, effective, PoliciesOf(effective, members[index]), TotalTicks, members[index]);
            canFuse &= Members[index].CanFuse;
        }

        if (effective.RetryBudget is { } budget) Load = runtime.Endpoint(effective.Endpoint).With(budget);
        KeepsOrShares = effective.Cache is not null || effective.SingleFlight is not null;
        CanFuse = canFuse && !KeepsOrShares;
        WalksInOrder = effective.Chain is { Enabled: true, RankMembers: false };
    }

    /// <summary>The state of the configuration this was made of.</summary>
    public long Version { get; private set; }

    public OperationDescriptor Effective { get; }

    public OperationTags Tags { get; }

    public long TotalTicks { get; }

    public MemberPlan[] Members { get; private set; }

    /// <summary>What is in flight on the endpoint; null where no budget asks for it.</summary>
    public EndpointLoad? Load { get; }

    public bool CanFuse { get; }

    /// <summary>True if the members of a chain are asked one after the other as they are declared.</summary>
    public bool WalksInOrder { get; }

    /// <summary>True if equal calls may get one answer.</summary>
    public bool KeepsOrShares { get; }

    public ChainPolicy Chain => Effective.Chain!;

    /// <summary>The same plan with one member that is called whatever its circuit says.</summary>
    public OperationPlan WithoutCircuit(int member)
    {
        var copy = (OperationPlan)MemberwiseClone();
        copy.Members = [.. Members];
        copy.Members[member] = Members[member].WithoutCircuit();
        return copy;
    }

    /// <summary>True if errors like this go to a member of their own.</summary>
    public bool HasRoute(Exception error) => Chain.Routes.Count > 0 && Members.Length > 1 && Routing.Find(Chain.Routes, error) is not null;

    /// <summary>True if the plan was made for these members.</summary>
    public bool Fits(string?[] members) => Members.Select(static member => member.Tags.Member).SequenceEqual(members);

    /// <summary>The same values, still in force at a later state of the configuration.</summary>
    public OperationPlan At(long version)
    {
        var copy = (OperationPlan)MemberwiseClone();
        copy.Version = version;
        return copy;
    }

    private static MemberPolicies PoliciesOf(OperationDescriptor effective, string? member) =>
        (effective.Chain!.MemberPolicies.Count == 0 ? null : effective.Chain.MemberPolicies.FirstOrDefault(policies => policies.Member == member))
        ?? effective.Common;
}
