using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>Makes of a generator's model the descriptor that its generated code would hand to the runtime.</summary>
internal static class DescriptorReader
{
    public static OperationDescriptor Read(OperationModel operation, WrapperModel wrapper)
    {
        var policy = operation.Policy;
        return new OperationDescriptor(operation.Endpoint, operation.Operation)
        {
            Retry = Record<RetryPolicy>(policy.Policies.Retry),
            Timeout = Record<TimeoutPolicy>(policy.Policies.Timeout),
            CircuitBreaker = Record<CircuitBreakerPolicy>(policy.Policies.CircuitBreaker),
            Fallback = Record<FallbackPolicy>(policy.Fallback),
            RetryBudget = Record<RetryBudgetPolicy>(policy.RetryBudget),
            Hedge = Record<HedgePolicy>(Chosen(policy, nameof(OperationDescriptor.Hedge))),
            ConcurrencyLimit = Record<ConcurrencyLimitPolicy>(Chosen(policy, nameof(OperationDescriptor.ConcurrencyLimit))),
            SingleFlight = Record<SingleFlightPolicy>(Chosen(policy, nameof(OperationDescriptor.SingleFlight))),
            Cache = Record<CachePolicy>(Chosen(policy, nameof(OperationDescriptor.Cache))),
            Chain = wrapper.IsChain ? Chain(wrapper) : null,
            AllowsNestedRetry = policy.AllowsNestedRetry,
            IsIdempotent = policy.IsIdempotent,
        };
    }

    private static ChainPolicy Chain(WrapperModel wrapper) => (Record<ChainPolicy>(wrapper.ChainPolicy?.Policy) ?? new ChainPolicy()) with
    {
        MemberPolicies = [.. wrapper.Chain.Where(member => member.Policies is not null).Select(member => new MemberPolicies(member.Name)
        {
            Retry = Record<RetryPolicy>(member.Policies!.Retry),
            Timeout = Record<TimeoutPolicy>(member.Policies.Timeout),
            CircuitBreaker = Record<CircuitBreakerPolicy>(member.Policies.CircuitBreaker),
        })],
    };

    private static PolicyModel? Chosen(OperationPolicyModel policy, string property) =>
        policy.Chosen.FirstOrDefault(chosen => chosen.Property == property)?.Policy;

    private static TRecord? Record<TRecord>(PolicyModel? model)
        where TRecord : class, new()
    {
        if (model is null) return null;
        var record = new TRecord();
        foreach (var value in model.Values)
        {
            var property = typeof(TRecord).GetProperty(value.Property)!;
            property.SetValue(record, GeneratedValue.Read(value.Value, property.PropertyType));
        }

        return record;
    }
}
