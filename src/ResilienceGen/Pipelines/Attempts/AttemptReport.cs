using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Retries;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>Tells the circuit and the telemetry how an attempt ended.</summary>
internal static class AttemptReport
{
    public static void ToCircuit<TResult>(CircuitBreaker circuit, CircuitAdmission admission, in AttemptOutcome<TResult> outcome, TimeSpan duration, TimeProvider time)
    {
        var policy = circuit.Policy;
        var isSlow = policy.SlowCallDurationMs > 0 && duration.TotalMilliseconds > policy.SlowCallDurationMs;
        if (outcome.End == AttemptEnd.Success && !isSlow) circuit.RecordSuccess(admission, circuit.Now);
        else circuit.Record(admission, new CircuitResult(CircuitVerdict.Of(outcome, policy), isSlow, outcome.Error, policy.HonorRetryAfter ? Asked(outcome, time) : default));
    }

    public static void ToTelemetry<TResult>(MemberPlan plan, in AttemptOutcome<TResult> outcome, in CallScope scope, int number, TimeSpan duration)
    {
        if (outcome.End is not (AttemptEnd.Success or AttemptEnd.Cancelled))
            scope.Runtime.Log?.AttemptFailed(plan.Tags.Endpoint, plan.Tags.Operation, number, outcome.End.ToTag(), outcome.Exception);
        if (!ResilienceMetrics.TimesAttempts && !scope.Span.IsRecorded) return;
        var (name, errorType) = (outcome.End.ToTag(), outcome.ErrorType());
        ResilienceMetrics.AttemptEnded(plan.Tags, name, errorType, duration);
        scope.Span.AttemptEnded(number, plan.Tags, name, errorType, scope.Runtime.TimeProvider.GetUtcNow());
    }

    private static TimeSpan Asked<TResult>(in AttemptOutcome<TResult> outcome, TimeProvider time) =>
        outcome.End == AttemptEnd.Success ? default : RetryAfterReader.Read(outcome.Exception, outcome.Result, time) ?? default;
}
