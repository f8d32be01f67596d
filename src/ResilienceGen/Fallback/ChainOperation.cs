using ResilienceGen.Pipelines;
using ResilienceGen.Policies;

namespace ResilienceGen.Fallback;

/// <summary>Walks along the members until one succeeds. Errors travel as values: skipping an open member throws nothing and waits for nothing.</summary>
internal sealed class ChainOperation<TService>(ResilienceRuntime runtime, OperationDescriptor descriptor, MemberPath<TService>[] members)
    : ResilientOperation<TService>(runtime, descriptor)
{
    private protected override async ValueTask<AttemptOutcome<TResult>> ExecuteCoreAsync<TCall, TResult>(TCall call, CallScope scope)
    {
        var outcome = await members[0].ExecuteAsync<TCall, TResult>(call, scope).ConfigureAwait(false);
        if (members.Length == 1 || !MayMoveOn(outcome))
            return outcome;

        var walk = new ChainWalk(Descriptor);
        for (var next = 1; next < members.Length; next++)
        {
            walk.PassOver(members[next - 1].Tags, outcome);
            outcome = await members[next].ExecuteAsync<TCall, TResult>(call, scope with { LastError = walk.LastError }).ConfigureAwait(false);
            if (!MayMoveOn(outcome))
                return outcome;
        }

        return walk.Exhaust(members[^1].Tags, outcome);
    }

    /// <summary>Going to the next member sends the call again: a write moves on only if it was provably not sent.</summary>
    private bool MayMoveOn<TResult>(in AttemptOutcome<TResult> outcome) => outcome.End switch
    {
        AttemptEnd.Rejected => true,
        AttemptEnd.Failure or AttemptEnd.Refusal or AttemptEnd.AttemptTimeout => Descriptor.IsIdempotent || SendProof.WasNotSent(outcome.Exception),
        _ => false,
    };
}
