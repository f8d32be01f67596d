using System.Runtime.CompilerServices;
using ResilienceGen.Breakers;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

/// <summary>The path to one implementation: retry, circuit breaker, attempt timeout, call.</summary>
internal readonly struct MemberPath<TService>(TService service, MemberPlan plan)
{
    public MemberPlan Plan => plan;

    public OperationTags Tags => plan.Tags;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AttemptOutcome<TResult>> ExecuteAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>
    {
        if (plan.Limiter is not { } limiter) return await ExecuteAdmittedAsync<TCall, TResult>(call, scope).ConfigureAwait(false);
        if (await LimitedPath.EnterAsync<TResult>(limiter, plan, mayWait: !TCall.IsSynchronous, scope).ConfigureAwait(false) is { } refused) return refused;
        var outcome = await ExecuteAdmittedAsync<TCall, TResult>(call, scope).ConfigureAwait(false);
        LimitedPath.Leave(limiter, outcome);
        return outcome;
    }

    /// <summary>One attempt, sent again if it is slow and the user wants that.</summary>
    public ValueTask<AttemptOutcome<TResult>> SendAsync<TCall, TResult>(TCall call, CallScope scope, int number)
        where TCall : struct, ICall<TService, TResult> =>
        plan.Hedge is { } hedge && !TCall.IsSynchronous && !ResultTraits<TResult>.OutlivesAttempt
            ? new HedgedAttempt<TService, TCall, TResult>(this, hedge, call, scope, number).RunAsync()
            : AttemptAsync<TCall, TResult>(call, scope, number);

    /// <summary>Retries after a first attempt that did not succeed, if that makes sense.</summary>
    public ValueTask<AttemptOutcome<TResult>> ContinueAsync<TCall, TResult>(TCall call, CallScope scope, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult> =>
        plan.Retry is { } retry ? retry.ContinueAsync(new RetrySession<TService, TCall, TResult>(this, retry, call, scope, first)) : new(first);

    /// <summary>One attempt. Never throws: every end is a value.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AttemptOutcome<TResult>> AttemptAsync<TCall, TResult>(TCall call, CallScope scope, int number)
        where TCall : struct, ICall<TService, TResult>
    {
        if (scope.CallerToken.IsCancellationRequested)
            return AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(null, scope.CallerToken));
        var limit = AttemptLimit.For(plan, scope.TimeLeft);
        if (limit.IsUsedUp) return AttemptFailure.TimedOut<TResult>(plan, limit, scope, cause: null);
        var circuit = plan.CircuitOf(scope.Partition);
        var admission = default(CircuitAdmission);
        if (circuit is not null && !circuit.TryAdmit(plan.LongestLease, out admission, out var rejection))
            return AttemptOutcome<TResult>.From(AttemptEnd.Rejected, rejection.ToException());

        var start = scope.Runtime.TimeProvider.GetTimestamp();
        var outcome = await InvokeAsync<TCall, TResult>(call, scope, limit).ConfigureAwait(false);
        var duration = scope.Runtime.TimeProvider.GetElapsedTime(start);
        if (outcome.End == AttemptEnd.Success) plan.Latency?.Add(duration);
        if (circuit is not null) AttemptReport.ToCircuit(circuit, admission, outcome, duration);
        AttemptReport.ToTelemetry(plan, outcome, scope, number, duration);
        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome<TResult>> ExecuteAdmittedAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>
    {
        var first = await SendAsync<TCall, TResult>(call, scope, number: 1).ConfigureAwait(false);
        return first.End == AttemptEnd.Success ? first : await ContinueAsync(call, scope, first).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome<TResult>> InvokeAsync<TCall, TResult>(TCall call, CallScope scope, AttemptLimit limit)
        where TCall : struct, ICall<TService, TResult>
    {
        using var source = limit.IsNone ? null : new AttemptTokenSource(scope.CallerToken);
        try
        {
            source?.Arm(scope.Runtime.TimeProvider, limit.Duration);
            var pending = call.InvokeAsync(service, source?.Token ?? scope.CallerToken);
            if (source is not null && plan.Timeout is { Abandon: true } && !TCall.IsSynchronous && !pending.IsCompleted)
                return AttemptOutcome<TResult>.From(await Orphan.AbandonAsync(pending, source.Token).ConfigureAwait(false));

            return AttemptOutcome<TResult>.From(await pending.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return AttemptFailure.From<TResult>(exception, plan, source is { TimedOut: true }, limit, scope);
        }
    }
}
