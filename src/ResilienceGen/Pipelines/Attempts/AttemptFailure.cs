using Polly.Timeout;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Turns what an attempt threw into its outcome.</summary>
internal static class AttemptFailure
{
    public static AttemptOutcome<TResult> From<TResult>(Exception exception, MemberPlan plan, bool timedOut, in AttemptLimit limit, in CallScope scope)
    {
        var end = FailureClassifier.Classify(exception, scope.CallerToken, timedOut, limit.IsTotal);
        return end switch
        {
            AttemptEnd.Cancelled => AttemptOutcome<TResult>.From(end, FailureClassifier.ToCancellation(exception, scope.CallerToken)),
            AttemptEnd.AttemptTimeout or AttemptEnd.TotalTimeout => TimedOut<TResult>(plan, limit, scope, exception),
            _ => AttemptOutcome<TResult>.From(end, exception),
        };
    }

    public static AttemptOutcome<TResult> TimedOut<TResult>(MemberPlan plan, in AttemptLimit limit, in CallScope scope, Exception? cause)
    {
        ResilienceMetrics.TimedOut(plan.Tags, limit.IsTotal ? "total" : "attempt");
        if (!limit.IsTotal) return AttemptOutcome<TResult>.From(AttemptEnd.AttemptTimeout, Rejection(plan, "attempt", limit.Duration, cause));

        // A bare cancellation only says that time ran out; what failed before says why.
        var reason = cause is null or OperationCanceledException ? scope.LastError ?? cause : cause;
        return AttemptOutcome<TResult>.From(AttemptEnd.TotalTimeout, Rejection(plan, "call", TimeSpan.FromTicks(scope.Plan.TotalTicks), reason));
    }

    private static TimeoutRejectedException Rejection(MemberPlan plan, string what, TimeSpan limit, Exception? cause) =>
        new($"The {what} '{plan.Tags.Endpoint}/{plan.Tags.Operation}' took longer than {limit.TotalMilliseconds:0} ms.", limit, cause!);
}
