using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>Decides after each attempt whether to retry and when, and keeps the real outcome of the last attempt.</summary>
internal sealed class RetrySession<TService, TCall, TResult> : RetrySession
    where TCall : struct, ICall<TService, TResult>
{
    private readonly MemberPath<TService> _path;
    private readonly RetryLoop _loop;
    private readonly TCall _call;
    private readonly CallScope _scope;
    private readonly bool _insideRetry = NestedRetry.IsInert;
    private AttemptOutcome<TResult> _newest;
    private Exception? _lastError;
    private bool _discarded;
    private bool _holdsBudget;
    private int _retries;

    public RetrySession(MemberPath<TService> path, RetryLoop loop, TCall call, in CallScope scope, in AttemptOutcome<TResult> first)
    {
        _path = path;
        _loop = loop;
        _call = call;
        _scope = scope;
        Last = _newest = first;
    }

    /// <summary>What the caller gets if no retry follows: the outcome of the last attempt that was really made, if one was.</summary>
    public AttemptOutcome<TResult> Last { get; private set; }

    public CancellationToken CallerToken => _scope.CallerToken;

    /// <summary>Decides on the next retry and, if there is to be one, takes its place in the budget and reports it.</summary>
    public bool PlanRetry()
    {
        EndRetry();
        if (_retries >= _loop.Policy.Limit || !MayRetry() || (CircuitRefuses() && !_loop.WaitsForCircuit)) return false;
        if (_insideRetry && !_loop.AllowsNested) return Suppressed("nested", "an outer call is retrying already");

        var asked = _loop.Policy.HonorRetryAfter ? RetryAfterReader.Read(_newest.Exception, _newest.Result, _loop.Runtime.TimeProvider) : null;
        Delay = RetryDelay.Compute(_loop.Policy, _retries, Delay, asked, _loop.Runtime.Randomizer);
        if (Delay >= _scope.TimeLeft) return false;
        if (CallerToken.IsCancellationRequested) return Cancelled();
        if (_scope.Plan.Load is { } load)
        {
            if (!load.TryBeginRetry()) return Suppressed("budget", "the retry budget of the endpoint is used up");
            _holdsBudget = true;
        }

        ResilienceMetrics.RetryScheduled(_path.Tags);
        return true;
    }

    /// <summary>Gives back the place in the budget, if one is held.</summary>
    public void EndRetry()
    {
        if (!_holdsBudget) return;
        _holdsBudget = false;
        _scope.Plan.Load!.EndRetry();
    }

    /// <summary>Disposes a result nobody will get, before the delay, so that its connection is free during the wait.</summary>
    public override void DiscardLast()
    {
        if (_discarded) return;
        _discarded = true;
        _lastError = Last.Error;
        Last.Discard();
    }

    protected override ValueTask<bool> RetryAsync()
    {
        var flow = NestedRetry.Mark();
        ValueTask<AttemptOutcome<TResult>> attempt;
        try
        {
            attempt = _path.SendAsync<TCall, TResult>(_call, _scope with { LastError = _lastError }, ++_retries + 1);
        }
        finally
        {
            NestedRetry.Unmark(flow);
        }

        return attempt.IsCompletedSuccessfully ? new(GoesOnAfter(attempt.Result)) : GoesOnAfterAsync(attempt);
    }

    private async ValueTask<bool> GoesOnAfterAsync(ValueTask<AttemptOutcome<TResult>> attempt) => GoesOnAfter(await attempt.ConfigureAwait(false));

    private bool GoesOnAfter(in AttemptOutcome<TResult> outcome)
    {
        _newest = outcome;
        // The circuit has opened: the caller gets what really happened, unless that was a result which is disposed.
        if (outcome.End == AttemptEnd.Rejected && Last is { End: not AttemptEnd.Rejected, IsGoneOnceDiscarded: false }) return _loop.WaitsForCircuit && PlanRetry();
        Last = outcome;
        _discarded = false;
        return PlanRetry();
    }

    // Polly would give the caller the failure of an attempt during which the caller has cancelled.
    private bool Cancelled()
    {
        DiscardLast();
        Last = AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(null, CallerToken));
        return false;
    }

    private bool Suppressed(string tag, string reason)
    {
        ResilienceMetrics.RetrySuppressed(_path.Tags, tag);
        _loop.Runtime.Log?.RetrySuppressed(_path.Tags.Endpoint, _path.Tags.Operation, _retries + 1, reason);
        return false;
    }

    private bool CircuitRefuses() => _path.Plan.CircuitOf(_scope.Partition)?.RefusesNow() == true;

    // A write is sent again only if it was provably not sent; whom an error has a route to does not get it again.
    private bool MayRetry() => _newest.End switch
    {
        AttemptEnd.Rejected => _loop.WaitsForCircuit && _newest.Exception is Breakers.BrokenCircuitException,
        AttemptEnd.Failure or AttemptEnd.AttemptTimeout or AttemptEnd.Refusal =>
            IsHandled() && (_loop.IsIdempotent || SendProof.WasNotSent(_newest.Exception)) && !_scope.Plan.HasRoute(_newest.Error!),
        _ => false,
    };

    private bool IsHandled() => (!_loop.Policy.RetryOn.IsEmpty || _newest.End != AttemptEnd.Refusal) && _loop.Policy.Errors.Handles(_newest.Error!);
}
