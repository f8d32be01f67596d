using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Fallback;

/// <summary>Walks along the members until one succeeds. Errors travel as values: skipping an open member throws nothing and waits for nothing.</summary>
internal sealed class ChainOperation<TService>(ResilienceRuntime runtime, OperationDescriptor descriptor, ChainMember<TService>[] members)
    : ResilientOperation<TService>(runtime, descriptor, [.. members.Select(member => member.Service)], [.. members.Select(member => member.Name)])
{
    private readonly MemberRanking _ranking = runtime.Ranking(descriptor, members.Length);

    private protected override int Start(OperationPlan plan, long now)
    {
        if (!plan.WalksInOrder) return plan.Chain.Enabled || plan.Members[0].Circuit is { IsClosed: false } ? NoHealthyStart : 0;
        for (var index = 0; index < plan.Members.Length; index++)
        {
            if (plan.Members[index].Circuit is not { IsClosed: false } circuit) return index;
            if (!circuit.SurelyRefusesAt(now) || ResilienceMetrics.CountsSkips) return NoHealthyStart;
        }

        return NoHealthyStart;
    }

    private protected override ValueTask<AttemptOutcome<TResult>> ExecuteCoreAsync<TCall, TResult>(TCall call, CallScope scope) =>
        Walk(scope.Plan).RunAsync<TCall, TResult>(call, scope);

    private protected override ValueTask<AttemptOutcome<TResult>> ContinueCoreAsync<TCall, TResult>(
        TCall call, CallScope scope, int member, AttemptOutcome<TResult> first) =>
        Walk(scope.Plan).ContinueAsync(call, scope, member, first);

    private ChainWalk<TService> Walk(OperationPlan plan) => new(plan, plan.Chain.RankMembers ? _ranking : null, Path);
}
