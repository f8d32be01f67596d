using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The first attempt of a healthy call, once it has suspended or failed. Up to then it is a handful of locals in <c>ResilientOperation</c>: its deadline is
/// shared with other calls where nothing speaks against it, else its own timer runs from when the callee has suspended; no exact time is taken, and
/// nothing shared is written.
/// </summary>
internal readonly struct FusedAttempt(
    ResilienceRuntime runtime,
    OperationPlan plan,
    int member,
    long start,
    CircuitAdmission admission,
    AttemptTokenSource? source,
    CancellationToken token,
    CancellationToken callerToken)
{
    public int Member => member;

    public CallScope Scope => new(runtime, plan, start, default, callerToken);

    private MemberPlan MemberPlan => plan.Members[member];

    private bool TimedOut => source?.TimedOut ?? (!callerToken.CanBeCanceled && token.IsCancellationRequested);

    /// <summary>The call is over.</summary>
    public void Succeeded()
    {
        source?.Dispose();
        MemberPlan.Circuit?.RecordSuccess(admission, runtime.Clock.Now);
        plan.Load?.Leave();
    }

    public AttemptOutcome<TResult> Failed<TResult>(Exception exception) =>
        Failed(AttemptFailure.From<TResult>(exception, MemberPlan, TimedOut, MemberPlan.FirstLimit, Scope));

    /// <summary>The attempt is over and reported; the call goes on.</summary>
    public AttemptOutcome<TResult> Failed<TResult>(AttemptOutcome<TResult> outcome)
    {
        source?.Dispose();
        if (MemberPlan.Circuit is { } circuit) AttemptReport.ToCircuit(circuit, admission, outcome, TimeSpan.Zero);
        AttemptReport.ToTelemetry(MemberPlan, outcome, Scope, number: 1, TimeSpan.Zero);
        return outcome;
    }
}
