using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Policies;

namespace ResilienceGen.Cli.Manifests;

/// <summary>One kind of policy, as attributes, the runtime and configuration know it.</summary>
/// <param name="Name">Its name in configuration.</param>
/// <param name="Record">The runtime's record of it.</param>
/// <param name="Attribute">Full name of its attribute.</param>
/// <param name="Properties">What the attribute can say.</param>
/// <param name="In">The policy of an operation; null where it has none.</param>
internal sealed record PolicyKind(string Name, Type Record, string Attribute, IReadOnlyList<string> Properties, Func<OperationDescriptor, object?> In)
{
    /// <summary>All kinds in the order in which they act, the outermost first.</summary>
    public static IReadOnlyList<PolicyKind> All { get; } =
    [
        new("SingleFlight", typeof(SingleFlightPolicy), KnownTypes.SingleFlightAttribute, PolicyProperties.SingleFlight, operation => operation.SingleFlight),
        new("CacheResult", typeof(CachePolicy), KnownTypes.CacheResultAttribute, PolicyProperties.Cache, operation => operation.Cache),
        new("Fallback", typeof(FallbackPolicy), KnownTypes.FallbackAttribute, PolicyProperties.Fallback, operation => operation.Fallback),
        new("Timeout", typeof(TimeoutPolicy), KnownTypes.TimeoutAttribute, PolicyProperties.Timeout, operation => operation.Timeout),
        new("FallbackChain", typeof(ChainPolicy), KnownTypes.FallbackChainAttribute, PolicyProperties.Chain, operation => operation.Chain),
        new("ConcurrencyLimit", typeof(ConcurrencyLimitPolicy), KnownTypes.ConcurrencyLimitAttribute, PolicyProperties.ConcurrencyLimit, operation => operation.ConcurrencyLimit),
        new("Retry", typeof(RetryPolicy), KnownTypes.RetryAttribute, PolicyProperties.Retry, operation => operation.Retry),
        new("RetryBudget", typeof(RetryBudgetPolicy), KnownTypes.RetryBudgetAttribute, PolicyProperties.RetryBudget, operation => operation.RetryBudget),
        new("Hedge", typeof(HedgePolicy), KnownTypes.HedgeAttribute, PolicyProperties.Hedge, operation => operation.Hedge),
        new("CircuitBreaker", typeof(CircuitBreakerPolicy), KnownTypes.CircuitBreakerAttribute, PolicyProperties.CircuitBreaker, operation => operation.CircuitBreaker),
    ];

    /// <summary>The kinds that a member of a chain may bring itself.</summary>
    public static IEnumerable<PolicyKind> OfMembers => All.Where(kind => kind.Name is "Timeout" or "Retry" or "CircuitBreaker");

    /// <summary>What there is to set besides the switch.</summary>
    public IEnumerable<string> Settings => Properties.Where(property => property != ConfiguredPolicy.EnabledKey);

    public object? Value(object policy, string property) => Record.GetProperty(property)!.GetValue(policy);

    /// <summary>What the runtime has against the values; null where all are fine, or where any are.</summary>
    public static string? Check(object policy) => policy switch
    {
        RetryPolicy retry => retry.FindError(),
        TimeoutPolicy timeout => timeout.FindError(),
        CircuitBreakerPolicy breaker => breaker.FindError(),
        HedgePolicy hedge => hedge.FindError(),
        ConcurrencyLimitPolicy limit => limit.FindError(),
        CachePolicy cache => cache.FindError(),
        RetryBudgetPolicy budget => budget.FindError(),
        _ => null,
    };

    /// <summary>Whether the policy acts under configuration: one that is off is left out, but for a chain, which then stays with its first member.</summary>
    public static bool IsOn(object? effective) => effective is not (null or ChainPolicy { Enabled: false });
}
