using System.Runtime.CompilerServices;
using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Pipelines.Streams;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

// How a call runs: fused while all is well and nobody watches, in full otherwise, and from the first failure of a fused call on.
public abstract partial class ResilientOperation<TService>
{
    /// <summary>What <see cref="Start"/> says when no member can be called without looking closer.</summary>
    private protected const int NoHealthyStart = -1;

    internal OperationPlan Plan
    {
        get
        {
            var plan = Volatile.Read(ref _plan);
            return plan.Version == _runtime.PolicyVersion ? plan : Refresh(plan);
        }
    }

    internal StreamTiming StreamTiming => new(_runtime.TimeProvider, Plan.Effective.Timeout?.Idle ?? Timeout.InfiniteTimeSpan);

    internal ValueTask<TResult> RunAsync<TCall, TResult>(TCall call, string? partition, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        var plan = Plan;
        if (plan.CanFuse && partition is null && !ResultTraits<TResult>.OutlivesAttempt && !ResilienceMetrics.IsObserved && !CallSpan.IsObserved
            && !cancellationToken.IsCancellationRequested)
        {
            var now = _runtime.Clock.Now;
            if (Start(plan, now) is var member and not NoHealthyStart) return RunFused<TCall, TResult>(plan, member, now, call, cancellationToken);
        }

        return plan.KeepsOrShares && !ResultTraits<TResult>.IsOwned
            ? RunSharedAsync<TCall, TResult>(plan, call, partition, cancellationToken)
            : RunInFullAsync<TCall, TResult>(plan, call, partition, cancellationToken);
    }

    /// <summary>The member a healthy call begins with, if its circuit and those that are passed over can be judged at a glance.</summary>
    private protected abstract int Start(OperationPlan plan, long now);

    /// <summary>Retry, breaker, attempt timeout and call, on one member or along a chain.</summary>
    private protected abstract ValueTask<AttemptOutcome<TResult>> ExecuteCoreAsync<TCall, TResult>(TCall call, CallScope scope)
        where TCall : struct, ICall<TService, TResult>;

    /// <summary>The same, after a first attempt on a member that did not succeed.</summary>
    private protected abstract ValueTask<AttemptOutcome<TResult>> ContinueCoreAsync<TCall, TResult>(
        TCall call, CallScope scope, int member, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult>;

    private protected MemberPath<TService> Path(OperationPlan plan, int member) => new(_services[member], plan.Members[member]);

    private OperationPlan Refresh(OperationPlan last)
    {
        var plan = _runtime.Plan(Descriptor, _members, last);
        Volatile.Write(ref _plan, plan);
        return plan;
    }

    // Locals instead of a struct until something goes wrong: this is the way of nearly every call.
    private ValueTask<TResult> RunFused<TCall, TResult>(OperationPlan plan, int member, long start, TCall call, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        var memberPlan = plan.Members[member];
        var circuit = memberPlan.Circuit;
        var admission = circuit is null ? default : circuit.Current;
        plan.Load?.Enter();
        var source = memberPlan.FirstToken(start, ResultTraits<TResult>.MayKeepToken, cancellationToken, out var token);
        var flow = ExecutionContext.Capture();
        ValueTask<TResult> pending = default;
        Exception? error = null;
        try
        {
            if (TCall.IsSynchronous) source?.Arm(_runtime.TimeProvider, memberPlan.FirstLimit.Duration);
            pending = call.InvokeAsync(_services[member], token);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        FlowOfExecution.Restore(flow);
        if (error is not null || !pending.IsCompletedSuccessfully)
            return LeaveFused(call, plan, member, start, admission, source, token, cancellationToken, pending, error);

        if (ResultTraits<TResult>.CanBeResponse)
        {
            var outcome = AttemptOutcome<TResult>.From(pending.Result);
            pending = new ValueTask<TResult>(outcome.Result);
            if (outcome.End != AttemptEnd.Success) return LeaveFused(call, plan, member, start, admission, source, token, cancellationToken, pending, error: null);
        }

        source?.Dispose();
        circuit?.RecordSuccess(admission, start);
        plan.Load?.Leave();
        return pending;
    }

    // Not inlined: a healthy call would pay for the room that an attempt takes on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<TResult> LeaveFused<TCall, TResult>(
        TCall call,
        OperationPlan plan,
        int member,
        long start,
        CircuitAdmission admission,
        AttemptTokenSource? source,
        CancellationToken token,
        CancellationToken callerToken,
        ValueTask<TResult> pending,
        Exception? error)
        where TCall : struct, ICall<TService, TResult>
    {
        var memberPlan = plan.Members[member];
        var scope = new CallScope(_runtime, plan, start, default, callerToken);
        var attempt = new Attempt(memberPlan, scope, number: 1, memberPlan.FirstLimit, memberPlan.Circuit, admission, start, exactStart: 0, source, token);
        if (error is not null) return Recover(call, scope, member, attempt.Failed<TResult>(error));
        if (pending.IsCompleted) return Recover(call, scope, member, attempt.Ended(pending));
        attempt.Arm();
        return AwaitFusedAsync(call, attempt, member, pending);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> AwaitFusedAsync<TCall, TResult>(TCall call, Attempt attempt, int member, ValueTask<TResult> pending)
        where TCall : struct, ICall<TService, TResult>
    {
        await pending.WithoutThrowing().ConfigureAwait(false);
        AttemptOutcome<TResult> outcome;
        if (pending.IsCompletedSuccessfully)
        {
            outcome = AttemptOutcome<TResult>.From(pending.Result);
            if (outcome.End == AttemptEnd.Success)
            {
                attempt.Succeeded();
                attempt.Scope.Plan.Load?.Leave();
                return outcome.Result;
            }

            outcome = attempt.Ended(outcome);
        }
        else
        {
            outcome = attempt.Ended(pending);
        }

        return await Recover(call, attempt.Scope, member, outcome).ConfigureAwait(false);
    }

    // The first attempt is over and reported; from here on the call runs in full. A retry that has neither to wait nor to suspend is over at once.
    private ValueTask<TResult> Recover<TCall, TResult>(TCall call, CallScope scope, int member, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult>
    {
        var continuing = ContinueCoreAsync(call, scope, member, first);
        if (!continuing.IsCompletedSuccessfully) return FinishAsync(call, scope, continuing);
        var outcome = continuing.Result;
        if (outcome.End != AttemptEnd.Success) return FinishAsync(call, scope, new ValueTask<AttemptOutcome<TResult>>(outcome));
        CallReport.Ended(outcome, scope);
        scope.Plan.Load?.Leave();
        return new(outcome.Result);
    }

    private async ValueTask<TResult> FinishAsync<TCall, TResult>(TCall call, CallScope scope, ValueTask<AttemptOutcome<TResult>> continuing)
        where TCall : struct, ICall<TService, TResult>
    {
        try
        {
            return await FinishAsync(call, scope, await continuing.ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            scope.Plan.Load?.Leave();
        }
    }

    private async ValueTask<TResult> RunInFullAsync<TCall, TResult>(OperationPlan plan, TCall call, string? partition, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        plan.Load?.Enter();
        try
        {
            var scope = new CallScope(_runtime, plan, _runtime.Clock.Now, CallSpan.Start(plan.Tags), cancellationToken, partition);
            var outcome = await ExecuteCoreAsync<TCall, TResult>(call, scope).ConfigureAwait(false);
            return await FinishAsync(call, scope, outcome).ConfigureAwait(false);
        }
        finally
        {
            plan.Load?.Leave();
        }
    }

    private async ValueTask<TResult> FinishAsync<TCall, TResult>(TCall call, CallScope scope, AttemptOutcome<TResult> outcome)
        where TCall : struct, ICall<TService, TResult>
    {
        CallReport.Ended(outcome, scope);
        if (outcome.End == AttemptEnd.Success)
        {
            Keep(call, scope, outcome.Result);
            return outcome.Result;
        }

        if (call.HasFallback && FallbackDecision.Applies(outcome, scope)) return await FallBackAsync(call, scope, outcome).ConfigureAwait(false);
        return TryStale<TCall, TResult>(call, scope, outcome, out var kept) ? kept : outcome.Unwrap();
    }

    private async ValueTask<TResult> FallBackAsync<TCall, TResult>(TCall call, CallScope scope, AttemptOutcome<TResult> outcome)
        where TCall : struct, ICall<TService, TResult>
    {
        var error = outcome.Error!;
        outcome.Discard();
        ResilienceMetrics.FellBack(scope.Plan.Tags);
        try
        {
            return await call.FallBackAsync(_services[0], error, scope.CallerToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (scope.CallerToken.IsCancellationRequested)
        {
            throw FailureClassifier.ToCancellation(exception, scope.CallerToken);
        }
    }
}
