using System.Runtime.CompilerServices;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Load;
using ResilienceGen.Pipelines.Retries;
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
        scope = plan.Bound(scope, scope.Runtime.Clock.Now);
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

    /// <summary>Goes on after a first attempt, made at the start of the call, that did not succeed.</summary>
    public ValueTask<AttemptOutcome<TResult>> ContinueAsync<TCall, TResult>(TCall call, CallScope scope, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult> => RetryAsync(call, plan.Bound(scope, scope.Start), first);

    /// <summary>One attempt. Every end is a value, also a failure.</summary>
    public ValueTask<AttemptOutcome<TResult>> AttemptAsync<TCall, TResult>(TCall call, CallScope scope, int number)
        where TCall : struct, ICall<TService, TResult>
    {
        if (scope.CallerToken.IsCancellationRequested)
            return new(AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(null, scope.CallerToken)));
        var limit = AttemptLimit.For(plan, scope);
        if (limit.IsUsedUp) return new(AttemptFailure.TimedOut<TResult>(plan, limit, scope, cause: null));
        var circuit = plan.CircuitOf(scope.Partition);
        var admission = default(CircuitAdmission);
        if (circuit is not null && !circuit.TryAdmit(plan.LongestLease, out admission, out var rejection))
            return new(AttemptOutcome<TResult>.From(AttemptEnd.Rejected, rejection.ToException()));

        var exactStart = plan.NeedsExactTime || ResilienceMetrics.TimesAttempts || scope.Span.IsRecorded ? scope.Runtime.TimeProvider.GetTimestamp() : 0;
        var start = scope.Runtime.Clock.Now;
        var source = plan.TokenFor(limit, start, ResultTraits<TResult>.MayKeepToken, scope.CallerToken, out var token);
        var attempt = new Attempt(plan, scope, number, limit, circuit, admission, start, exactStart, source, token);
        return InvokeAsync<TCall, TResult>(call, attempt, token);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome<TResult>> ExecuteAdmittedAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>
    {
        var first = await SendAsync<TCall, TResult>(call, scope, number: 1).ConfigureAwait(false);
        return first.End == AttemptEnd.Success ? first : await RetryAsync(call, scope, first).ConfigureAwait(false);
    }

    private ValueTask<AttemptOutcome<TResult>> RetryAsync<TCall, TResult>(TCall call, CallScope scope, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult> =>
        plan.Retry is { } retry ? retry.ContinueAsync(new RetrySession<TService, TCall, TResult>(this, retry, call, scope, first)) : new(first);

    private ValueTask<AttemptOutcome<TResult>> InvokeAsync<TCall, TResult>(TCall call, in Attempt attempt, CancellationToken token)
        where TCall : struct, ICall<TService, TResult>
    {
        var flow = ExecutionContext.Capture();
        ValueTask<TResult> pending;
        try
        {
            if (TCall.IsSynchronous) attempt.Arm();
            pending = call.InvokeAsync(service, token);
        }
        catch (Exception exception)
        {
            FlowOfExecution.Restore(flow);
            return new(attempt.Failed<TResult>(exception));
        }

        FlowOfExecution.Restore(flow);
        if (pending.IsCompleted) return new(attempt.Ended(pending));
        attempt.Arm();
        return AwaitAsync(attempt, plan.Timeout is { Abandon: true } && token.CanBeCanceled ? Orphan.AbandonAsync(pending, token) : pending);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<AttemptOutcome<TResult>> AwaitAsync<TResult>(Attempt attempt, ValueTask<TResult> pending)
    {
        await pending.WithoutThrowing().ConfigureAwait(false);
        return attempt.Ended(pending);
    }
}
