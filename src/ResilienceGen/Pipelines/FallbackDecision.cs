using ResilienceGen.Pipelines.Attempts;

namespace ResilienceGen.Pipelines;

/// <summary>Whether the alternative of an operation answers a failed call: never one that the caller cancelled.</summary>
internal static class FallbackDecision
{
    public static bool Applies<TResult>(in AttemptOutcome<TResult> outcome, in CallScope scope) =>
        outcome.End is not (AttemptEnd.Success or AttemptEnd.Cancelled)
        && scope.Plan.Effective.Fallback is { } fallback
        && fallback.Errors.Handles(outcome.Error!);
}
