using ResilienceGen.Breakers;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The first attempt of a healthy call: what the full path does, less what only a failure needs. Its deadline is shared with other calls where nothing
/// speaks against it; else its own timer runs only once the callee has suspended. No exact time is taken, and nothing shared is written.
/// </summary>
internal readonly struct FusedAttempt
{
    private readonly ResilienceRuntime _runtime;
    private readonly OperationPlan _plan;
    private readonly MemberPlan _member;
    private readonly AttemptTokenSource? _source;
    private readonly CircuitAdmission _admission;
    private readonly CancellationToken _callerToken;

    /// <param name="runtime">The runtime.</param>
    /// <param name="plan">What the operation does.</param>
    /// <param name="member">The member that is called.</param>
    /// <param name="mayKeepToken">Whether the result may hold on to the token: then the deadline must be able to end with the attempt.</param>
    /// <param name="callerToken">The caller's token.</param>
    public FusedAttempt(ResilienceRuntime runtime, OperationPlan plan, MemberPlan member, bool mayKeepToken, CancellationToken callerToken)
    {
        _runtime = runtime;
        _plan = plan;
        _member = member;
        _callerToken = callerToken;
        _admission = member.Circuit is { } circuit ? circuit.Current : default;
        Start = runtime.Clock.Now;
        plan.Load?.Enter();
        if (!member.FirstLimit.IsNone && !mayKeepToken && !callerToken.CanBeCanceled && member.Deadlines is { } deadlines)
        {
            Token = deadlines.TokenAt(Start);
        }
        else
        {
            _source = member.FirstLimit.IsNone ? null : new AttemptTokenSource(callerToken);
            Token = _source?.Token ?? callerToken;
        }
    }

    public long Start { get; }

    public CancellationToken Token { get; }

    private bool TimedOut => _source?.TimedOut ?? (!_callerToken.CanBeCanceled && Token.IsCancellationRequested);

    public void Arm() => _source?.Arm(_runtime.TimeProvider, _member.FirstLimit.Duration);

    /// <summary>The call is over.</summary>
    /// <param name="at">When: <see cref="Start"/> if it ended at once.</param>
    public void Succeeded(long at)
    {
        _source?.Dispose();
        _member.Circuit?.RecordSuccess(_admission, at);
        _plan.Load?.Leave();
    }

    public AttemptOutcome<TResult> Failed<TResult>(Exception exception)
    {
        var scope = new CallScope(_runtime, _plan, Start, default, _callerToken);
        return Failed(AttemptFailure.From<TResult>(exception, _member, TimedOut, _member.FirstLimit, scope));
    }

    /// <summary>The attempt is over and reported; the call goes on.</summary>
    public AttemptOutcome<TResult> Failed<TResult>(AttemptOutcome<TResult> outcome)
    {
        _source?.Dispose();
        if (_member.Circuit is { } circuit) AttemptReport.ToCircuit(circuit, _admission, outcome, TimeSpan.Zero);
        AttemptReport.ToTelemetry(_member, outcome, new CallScope(_runtime, _plan, Start, default, _callerToken), number: 1, TimeSpan.Zero);
        return outcome;
    }
}
