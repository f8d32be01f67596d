using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Fallback;

/// <summary>The way of one call along the members of a chain.</summary>
internal sealed class ChainWalk<TService>(OperationPlan plan, MemberRanking? ranking, Func<OperationPlan, int, MemberPath<TService>> path)
{
    private readonly ChainFailures _failures = new(plan);
    private readonly List<int> _next = !plan.Chain.Enabled ? [0] : ranking?.Order(plan.Chain.Tiers) ?? [.. Enumerable.Range(0, plan.Members.Length)];

    public async ValueTask<AttemptOutcome<TResult>> RunAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>
    {
        var first = _next[0];
        var member = Take(0);
        var outcome = await TryAsync<TCall, TResult>(member, call, scope).ConfigureAwait(false);
        outcome = await GoOnAsync(call, scope, member, outcome).ConfigureAwait(false);

        // Rather one more attempt on what is most wanted than no answer at all, if the user sees it that way.
        return outcome.End == AttemptEnd.Rejected && plan.Chain is { Enabled: true, TryFirstWhenAllOpen: true } && _failures.AllWereRefused
            ? await path(plan.WithoutCircuit(first), first).ExecuteAsync<TCall, TResult>(call, scope).ConfigureAwait(false)
            : outcome;
    }

    /// <summary>Goes on after a first attempt that did not succeed; the members before that one were passed over because their circuits are open.</summary>
    public async ValueTask<AttemptOutcome<TResult>> ContinueAsync<TCall, TResult>(
        TCall call, CallScope scope, int member, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult>
    {
        while (Take(0) is var passed && passed != member) _failures.PassOver(plan.Members[passed], plan.Members[passed].Refusal<TResult>());
        var outcome = await path(plan, member).ContinueAsync(call, scope, first).ConfigureAwait(false);
        return await GoOnAsync(call, scope, member, outcome).ConfigureAwait(false);
    }

    private async ValueTask<AttemptOutcome<TResult>> GoOnAsync<TCall, TResult>(TCall call, CallScope scope, int member, AttemptOutcome<TResult> outcome)
        where TCall : struct, ICall<TService, TResult>
    {
        while (ChainDecision.MayMoveOn(outcome, plan) && TryNext(outcome.Error!, out var next))
        {
            _failures.PassOver(plan.Members[member], outcome);
            member = next;
            outcome = await TryAsync<TCall, TResult>(member, call, scope with { LastError = _failures.LastError }).ConfigureAwait(false);
        }

        if (plan.Members.Length == 1 || !plan.Chain.Enabled) return outcome;
        ResilienceMetrics.ChainEnded(plan.Tags, _failures.PassedOver, outcome.End.ToTag());
        return ChainDecision.MayMoveOn(outcome, plan) ? _failures.Exhaust(plan.Members[member], outcome) : outcome;
    }

    private async ValueTask<AttemptOutcome<TResult>> TryAsync<TCall, TResult>(int member, TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>
    {
        var outcome = await path(plan, member).ExecuteAsync<TCall, TResult>(call, scope).ConfigureAwait(false);
        if (outcome.End is not (AttemptEnd.Cancelled or AttemptEnd.Rejected)) ranking?.Record(member, outcome.End == AttemptEnd.Success);
        return outcome;
    }

    // An error with a route goes there; whatever comes of it, the rest of the chain keeps its order.
    private bool TryNext(Exception error, out int next)
    {
        if (plan.Chain.Routes.Count > 0 && Routing.Find(plan.Chain.Routes, error) is { } routed)
        {
            var place = _next.FindIndex(member => plan.Members[member].Tags.Member == routed);
            if (place >= 0)
            {
                next = Take(place);
                return true;
            }
        }

        next = _next.Count == 0 ? -1 : Take(0);
        return next >= 0;
    }

    private int Take(int place)
    {
        var member = _next[place];
        _next.RemoveAt(place);
        return member;
    }
}
