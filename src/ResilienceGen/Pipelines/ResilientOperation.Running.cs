using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines;

// How a call runs in full: where it is not fused, and from the first failure of a fused call on.
public abstract partial class ResilientOperation<TService>
{
    internal OperationPlan Plan
    {
        get
        {
            var plan = Volatile.Read(ref _plan);
            return plan.Version == _runtime.PolicyVersion ? plan : Refresh(plan);
        }
    }

    // What is not fused: because somebody watches, because something is wrong, or because of what the call is.
    internal ValueTask<TResult> RunAsync<TCall, TResult>(TCall call, string? partition, CancellationToken cancellationToken)
        where TCall : struct, ICall<TService, TResult>
    {
        var plan = Plan;
        return plan.KeepsOrShares && !ResultTraits<TResult>.IsOwned
            ? RunSharedAsync<TCall, TResult>(plan, call, partition, cancellationToken)
            : RunInFullAsync<TCall, TResult>(plan, call, partition, cancellationToken);
    }

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
        if (!TryStale<TCall, TResult>(call, scope, outcome, out var kept)) return outcome.Unwrap();
        outcome.Discard();
        return kept;
    }

    private async ValueTask<TResult> FallBackAsync<TCall, TResult>(TCall call, CallScope scope, AttemptOutcome<TResult> outcome)
        where TCall : struct, ICall<TService, TResult>
    {
        var error = outcome.Error!;
        outcome.Discard();
        ResilienceMetrics.FellBack(scope.Plan.Tags);
        try
        {
            var result = await call.FallBackAsync(_services[0], error, scope.CallerToken).ConfigureAwait(false);
            if (ResultTraits<TResult>.OutlivesAttempt && result is IOutlivesAttempt later) later.Begin(scope.Plan.Tags, scope.Plan.Effective.Timeout, scope);
            return result;
        }
        catch (OperationCanceledException exception) when (scope.CallerToken.IsCancellationRequested)
        {
            throw FailureClassifier.ToCancellation(exception, scope.CallerToken);
        }
    }
}
