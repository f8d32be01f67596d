using System.Runtime.CompilerServices;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

// How a call runs while all is well and nobody watches: the way of nearly every call. It begins and ends here; between the two the entry point itself
// makes the call (see ICall), for which a look-up would cost nearly a third of all this.
public abstract partial class ResilientOperation<TService>
{
    /// <summary>What <see cref="Start"/> says when no member can be called without looking closer.</summary>
    private protected const int NoHealthyStart = -1;

    /// <summary>The member a healthy call begins with, if its circuit and those that are passed over can be judged at a glance.</summary>
    private protected abstract int Start(OperationPlan plan, long now);

    private bool TryStart<TResult>(string? partition, bool isSynchronous, CancellationToken cancellationToken, out FusedStart first)
    {
        var plan = Plan;
        if (plan.CanFuse && partition is null && !ResultTraits<TResult>.OutlivesAttempt && !ResilienceMetrics.IsObserved && !CallSpan.IsObserved
            && !cancellationToken.IsCancellationRequested)
        {
            var now = _runtime.Clock.Now;
            if (Start(plan, now) is var member and not NoHealthyStart)
            {
                var memberPlan = plan.Members[member];
                plan.Load?.Enter();
                var source = memberPlan.FirstToken(now, ResultTraits<TResult>.MayKeepToken, cancellationToken, out var token);
                if (isSynchronous) source?.Arm(_runtime.TimeProvider, memberPlan.FirstLimit.Duration);
                first = new FusedStart(plan, member, now, memberPlan.Circuit?.Current ?? default, source, token, cancellationToken, ExecutionContext.Capture());
                return true;
            }
        }

        first = default;
        return false;
    }

    private ValueTask<TResult> End<TCall, TResult>(TCall call, in FusedStart first, ValueTask<TResult> pending, Exception? error)
        where TCall : struct, ICall<TService, TResult>
    {
        FlowOfExecution.Restore(first.Flow);
        if (error is not null || !pending.IsCompletedSuccessfully) return Leave(call, first, pending, error);
        if (ResultTraits<TResult>.CanBeResponse)
        {
            var outcome = AttemptOutcome<TResult>.From(pending.Result);
            pending = new ValueTask<TResult>(outcome.Result);
            if (outcome.End != AttemptEnd.Success) return Leave(call, first, pending, error: null);
        }

        first.Source?.Dispose();
        first.Plan.Members[first.Member].Circuit?.RecordSuccess(first.Admission, first.Time);
        first.Plan.Load?.Leave();
        return pending;
    }

    // Not inlined: a healthy call would pay for the room that an attempt takes on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<TResult> Leave<TCall, TResult>(TCall call, in FusedStart first, ValueTask<TResult> pending, Exception? error)
        where TCall : struct, ICall<TService, TResult>
    {
        var plan = first.Plan.Members[first.Member];
        var scope = new CallScope(_runtime, first.Plan, first.Time, default, first.CallerToken);
        var attempt = new Attempt(plan, scope, number: 1, plan.FirstLimit, plan.Circuit, first.Admission, first.Time, exactStart: 0, first.Source, first.Token);
        if (error is not null) return Recover(call, scope, first.Member, attempt.Failed<TResult>(error));
        if (pending.IsCompleted) return Recover(call, scope, first.Member, attempt.Ended(pending));
        attempt.Arm();
        return AwaitFusedAsync(call, attempt, first.Member, pending);
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
}
