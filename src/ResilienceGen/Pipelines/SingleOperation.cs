using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>An operation with one implementation.</summary>
internal sealed class SingleOperation<TService>(ResilienceRuntime runtime, OperationDescriptor descriptor, MemberPath<TService> path)
    : ResilientOperation<TService>(runtime, descriptor)
{
    private protected override ValueTask<AttemptOutcome<TResult>> ExecuteCoreAsync<TCall, TResult>(TCall call, CallScope scope) =>
        path.ExecuteAsync<TCall, TResult>(call, scope);
}
