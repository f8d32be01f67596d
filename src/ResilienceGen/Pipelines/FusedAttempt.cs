using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The first attempt of a healthy call: what the full path does, less what only a failure needs. No timer runs while the callee has not suspended, no
/// exact time is taken, nothing shared is written.
/// </summary>
internal readonly struct FusedAttempt
{
    private readonly ResilienceRuntime _runtime;
    private readonly OperationPlan _plan;
    private readonly MemberPlan _member;
    private readonly AttemptTokenSource? _source;
    private readonly CircuitAdmission _admission;
    private readonly CancellationToken _callerToken;

    public FusedAttempt(ResilienceRuntime runtime, OperationPlan plan, MemberPlan member, CancellationToken callerToken)
    {
        _runtime = runtime;
        _plan = plan;
        _member = member;
        _callerToken = callerToken;
        _admission = member.Circuit is { } circuit ? circuit.Current : default;
        Start = runtime.Clock.Now;
        plan.Load?.Enter();
        if (Math.Min(member.AttemptTicks, plan.TotalTicks) != long.MaxValue) _source = runtime.Tokens.Rent(callerToken);
    }

    public long Start { get; }

    public CancellationToken Token => _source?.Token ?? _callerToken;

    private AttemptLimit Limit => AttemptLimit.For(_member, _plan.TotalTicks == long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromTicks(_plan.TotalTicks));

    public void Arm() => _source?.Arm(Limit.Duration);

    /// <summary>The call is over.</summary>
    public void Succeeded(bool mayKeepToken)
    {
        if (_source is not null) _runtime.Tokens.Return(_source, mayKeepToken);
        _member.Circuit?.RecordSuccess(_admission);
        _plan.Load?.Leave();
    }

    public AttemptOutcome<TResult> Failed<TResult>(Exception exception)
    {
        var scope = new CallScope(_runtime, _plan, Start, default, _callerToken);
        return Failed(AttemptFailure.From<TResult>(exception, _member, _source is { TimedOut: true }, Limit, scope));
    }

    /// <summary>The attempt is over and reported; the call goes on.</summary>
    public AttemptOutcome<TResult> Failed<TResult>(AttemptOutcome<TResult> outcome)
    {
        if (_source is not null) _runtime.Tokens.Return(_source, ResultTraits<TResult>.MayKeepToken);
        if (_member.Circuit is { } circuit) AttemptReport.ToCircuit(circuit, _admission, outcome, TimeSpan.Zero);
        AttemptReport.ToTelemetry(_member, outcome, new CallScope(_runtime, _plan, Start, default, _callerToken), number: 1, TimeSpan.Zero);
        return outcome;
    }
}
