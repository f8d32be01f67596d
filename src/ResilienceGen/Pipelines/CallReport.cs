using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>Tells the telemetry how a call ended.</summary>
internal static class CallReport
{
    public static void Ended<TResult>(in AttemptOutcome<TResult> outcome, in CallScope scope)
    {
        var failed = outcome.End is not (AttemptEnd.Success or AttemptEnd.Cancelled);
        var tags = scope.Plan.Tags;
        if (failed) scope.Runtime.Log?.CallFailed(tags.Endpoint, tags.Operation, outcome.End.ToTag(), outcome.Exception);
        if (!ResilienceMetrics.TimesCalls && !scope.Span.IsRecorded) return;
        var (name, errorType) = (outcome.End.ToTag(), outcome.ErrorType());
        ResilienceMetrics.CallEnded(tags, name, errorType, scope.Elapsed);
        scope.Span.End(name, errorType, failed);
    }
}
