using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>An operation with one implementation.</summary>
internal sealed class SingleOperation<TService>(ResilienceRuntime runtime, OperationDescriptor descriptor, TService service)
    : ResilientOperation<TService>(runtime, descriptor, [service], [null])
{
    private protected override int Start(OperationPlan plan, long now) => plan.Members[0].Circuit is not { IsClosed: false } ? 0 : NoHealthyStart;

    private protected override ValueTask<AttemptOutcome<TResult>> ExecuteCoreAsync<TCall, TResult>(TCall call, CallScope scope) =>
        Path(scope.Plan, 0).ExecuteAsync<TCall, TResult>(call, scope);

    private protected override ValueTask<AttemptOutcome<TResult>> ContinueCoreAsync<TCall, TResult>(
        TCall call, CallScope scope, int member, AttemptOutcome<TResult> first) =>
        Path(scope.Plan, member).ContinueAsync(call, scope, first);
}
