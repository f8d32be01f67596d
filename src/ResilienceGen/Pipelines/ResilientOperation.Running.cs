using System.Runtime.CompilerServices;
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
            && !cancellationToken.IsCancellationRequested && Start(plan) is var member and not NoHealthyStart)
        {
            return RunFused<TCall, TResult>(plan, member, call, cancellationToken);
        }

        return plan.KeepsOrShares && !ResultTraits<TResult>.IsOwned
            ? RunSharedAsync<TCall, TResult>(plan, call, partition, cancellationToken)
            : RunInFullAsync<TCall, TResult>(plan, call, partition, cancellationToken);
    }

    /// <summary>The member a healthy call begins with, if its circuit and those that are passed over can be judged at a glance.</summary>
    private protected abstract int Start(OperationPlan plan);

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
    private ValueTask<TResult> RunFused<TCall, TResult>(OperationPlan plan, int member, TCall call, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        var memberPlan = plan.Members[member];
        var circuit = memberPlan.Circuit;
        var admission = circuit is null ? default : circuit.Current;
        var start = _runtime.Clock.Now;
        plan.Load?.Enter();
        var source = memberPlan.FirstToken(start, ResultTraits<TResult>.MayKeepToken, cancellationToken, out var token);
        var flow = ExecutionContext.Capture();
        ValueTask<TResult> pending;
        try
        {
            if (TCall.IsSynchronous) source?.Arm(_runtime.TimeProvider, memberPlan.FirstLimit.Duration);
            pending = call.InvokeAsync(_services[member], token);
        }
        catch (Exception exception)
        {
            Restore(flow);
            var attempt = new FusedAttempt(_runtime, plan, member, start, admission, source, token, cancellationToken);
            return RecoverAsync(call, attempt, attempt.Failed<TResult>(exception));
        }

        // What the callee sets in the flow of execution is its own affair, as if it were awaited.
        Restore(flow);
        if (!pending.IsCompletedSuccessfully)
        {
            source?.Arm(_runtime.TimeProvider, memberPlan.FirstLimit.Duration);
            return AwaitFusedAsync(call, new FusedAttempt(_runtime, plan, member, start, admission, source, token, cancellationToken), pending);
        }

        if (ResultTraits<TResult>.CanBeResponse)
        {
            var outcome = AttemptOutcome<TResult>.From(pending.Result);
            if (outcome.End != AttemptEnd.Success)
            {
                var attempt = new FusedAttempt(_runtime, plan, member, start, admission, source, token, cancellationToken);
                return RecoverAsync(call, attempt, attempt.Failed(outcome));
            }

            pending = new ValueTask<TResult>(outcome.Result);
        }

        source?.Dispose();
        circuit?.RecordSuccess(admission, start);
        plan.Load?.Leave();
        return pending;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> AwaitFusedAsync<TCall, TResult>(TCall call, FusedAttempt attempt, ValueTask<TResult> pending)
        where TCall : struct, ICall<TService, TResult>
    {
        AttemptOutcome<TResult> outcome;
        try
        {
            outcome = AttemptOutcome<TResult>.From(await pending.ConfigureAwait(false));
            if (outcome.End == AttemptEnd.Success)
            {
                attempt.Succeeded();
                return outcome.Result;
            }

            outcome = attempt.Failed(outcome);
        }
        catch (Exception exception)
        {
            outcome = attempt.Failed<TResult>(exception);
        }

        return await RecoverAsync(call, attempt, outcome).ConfigureAwait(false);
    }

    // The first attempt is over and reported; from here on the call runs in full.
    private async ValueTask<TResult> RecoverAsync<TCall, TResult>(TCall call, FusedAttempt attempt, AttemptOutcome<TResult> first)
        where TCall : struct, ICall<TService, TResult>
    {
        try
        {
            var scope = attempt.Scope;
            var outcome = await ContinueCoreAsync(call, scope, attempt.Member, first).ConfigureAwait(false);
            return await FinishAsync(call, scope, outcome).ConfigureAwait(false);
        }
        finally
        {
            attempt.Scope.Plan.Load?.Leave();
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

    private static void Restore(ExecutionContext? flow)
    {
        if (flow is not null && ExecutionContext.Capture() != flow) ExecutionContext.Restore(flow);
    }
}
