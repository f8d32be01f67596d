using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>Decides after each attempt whether to retry and when, and keeps the real outcome of the last attempt.</summary>
internal sealed class RetrySession<TService, TCall, TResult> : RetrySession
    where TCall : struct, ICall<TService, TResult>
{
    private readonly MemberPath<TService> _path;
    private readonly RetryLoop _loop;
    private readonly TCall _call;
    private readonly CallScope _scope;
    private readonly bool _insideRetry = NestedRetry.IsInert;
    private Exception? _lastError;
    private bool _discarded;
    private int _retries;

    public RetrySession(MemberPath<TService> path, RetryLoop loop, TCall call, in CallScope scope, in AttemptOutcome<TResult> first)
    {
        _path = path;
        _loop = loop;
        _call = call;
        _scope = scope;
        Last = first;
    }

    public AttemptOutcome<TResult> Last { get; private set; }

    public CancellationToken CallerToken => _scope.CallerToken;

    public bool PlanRetry()
    {
        if (!MayRetry() || _retries >= _loop.Policy.Limit || _path.Circuit is { } circuit && circuit.RefusesNow())
            return false;
        if (_insideRetry)
        {
            ResilienceMetrics.RetrySuppressed(_path.Tags);
            return false;
        }

        var asked = RetryAfterReader.Read(Last.Exception, Last.Result, _loop.Runtime.TimeProvider);
        Delay = RetryDelay.Compute(_loop.Policy, _retries, asked, _loop.Runtime.Randomizer);
        if (Delay >= _scope.TimeLeft)
            return false;
        ResilienceMetrics.RetryScheduled(_path.Tags);
        return true;
    }

    /// <summary>Disposes a response nobody will get, before the delay, so that its connection is free during the wait.</summary>
    public override void DiscardLast()
    {
        if (_discarded)
            return;
        _discarded = true;
        _lastError = Last.Error;
        Last.Discard();
    }

    protected override async ValueTask<bool> RetryAsync()
    {
        NestedRetry.Mark();
        _retries++;
        var outcome = await _path.AttemptAsync<TCall, TResult>(_call, _scope with { LastError = _lastError }, _retries + 1).ConfigureAwait(false);

        // The circuit opened during the delay: the caller gets what really happened, unless that was a response which is gone.
        if (outcome.End == AttemptEnd.Rejected && !Last.IsResult)
            return false;
        Last = outcome;
        _discarded = false;
        return PlanRetry();
    }

    private bool MayRetry() =>
        Last.End is AttemptEnd.Failure or AttemptEnd.AttemptTimeout && (_loop.IsIdempotent || SendProof.WasNotSent(Last.Exception));
}
