using ResilienceGen.Breakers;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// An attempt that has been admitted. Its deadline is shared with other attempts where nothing speaks against it; else its own timer is started when the
/// callee has suspended, so that an answer given at once costs none.
/// </summary>
/// <param name="plan">The member it goes to.</param>
/// <param name="scope">The call it belongs to.</param>
/// <param name="number">1 for the first attempt on this member.</param>
/// <param name="limit">What bounds it.</param>
/// <param name="circuit">The circuit that admitted it; null if none guards it.</param>
/// <param name="admission">What the circuit gave.</param>
/// <param name="start">When it began, by the coarse clock.</param>
/// <param name="exactStart">The same by the exact clock; 0 where nobody needs to know.</param>
/// <param name="source">The source of its token, if it has one of its own.</param>
/// <param name="token">What the callee gets.</param>
internal readonly struct Attempt(
    MemberPlan plan,
    CallScope scope,
    int number,
    AttemptLimit limit,
    CircuitBreaker? circuit,
    CircuitAdmission admission,
    long start,
    long exactStart,
    AttemptTokenSource? source,
    CancellationToken token)
{
    public CallScope Scope => scope;

    private bool TimedOut => source?.TimedOut ?? (!scope.CallerToken.CanBeCanceled && token.IsCancellationRequested);

    // A listener may have come since the attempt began: then the coarse clock has to do.
    private TimeSpan Duration => exactStart != 0 ? scope.Runtime.TimeProvider.GetElapsedTime(exactStart)
        : ResilienceMetrics.TimesAttempts ? TimeSpan.FromTicks(scope.Runtime.Clock.Now - start)
        : TimeSpan.Zero;

    /// <summary>Starts the timer, unless the deadline is shared. What the callee has used up already counts.</summary>
    public void Arm()
    {
        if (source is null) return;
        var left = limit.Duration - TimeSpan.FromTicks(scope.Runtime.Clock.Now - start);
        source.Arm(scope.Runtime.TimeProvider, left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>Reports a success of which nobody wants to know more.</summary>
    public void Succeeded()
    {
        source?.Dispose();
        circuit?.RecordSuccess(admission, scope.Runtime.Clock.Now);
    }

    /// <summary>The outcome of a callee that has ended, told to the circuit and the telemetry.</summary>
    public AttemptOutcome<TResult> Ended<TResult>(ValueTask<TResult> ended) => ended.IsCompletedSuccessfully
        ? Ended(AttemptOutcome<TResult>.From(ended.Result, plan.HandledResults))
        : Failed<TResult>(Settling.ErrorOf(ended));

    public AttemptOutcome<TResult> Failed<TResult>(Exception exception) =>
        Ended(AttemptFailure.From<TResult>(exception, plan, TimedOut, limit, scope));

    public AttemptOutcome<TResult> Ended<TResult>(AttemptOutcome<TResult> outcome)
    {
        source?.Dispose();
        var duration = Duration;
        if (outcome.End == AttemptEnd.Success) plan.Latency?.Add(duration);
        if (circuit is not null) AttemptReport.ToCircuit(circuit, admission, outcome, duration, scope.Runtime.TimeProvider);
        AttemptReport.ToTelemetry(plan, outcome, scope, number, duration);
        if (ResultTraits<TResult>.OutlivesAttempt && outcome.Result is IOutlivesAttempt later) Begin(later);
        return outcome;
    }

    private void Begin(IOutlivesAttempt later)
    {
        later.Begin(plan.Tags, plan.Timeout, scope);
        if (circuit is not null) later.ReportTo(circuit);
    }
}
