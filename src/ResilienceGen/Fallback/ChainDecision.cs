using ResilienceGen.Pipelines;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Retries;

namespace ResilienceGen.Fallback;

/// <summary>Whether a call may go to another member. That sends it again: a write moves on only if it was provably not sent.</summary>
internal static class ChainDecision
{
    public static bool MayMoveOn<TResult>(in AttemptOutcome<TResult> outcome, OperationPlan plan) => outcome.End switch
    {
        AttemptEnd.Rejected => true,
        AttemptEnd.Failure or AttemptEnd.Refusal or AttemptEnd.AttemptTimeout =>
            plan.Chain.Errors.Handles(outcome.Error!) && (plan.Effective.IsIdempotent || SendProof.WasNotSent(outcome.Exception)),
        _ => false,
    };
}
