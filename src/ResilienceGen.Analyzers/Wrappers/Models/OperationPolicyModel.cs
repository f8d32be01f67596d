using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>The effective policy of one operation; a policy that is null is not declared, and configuration cannot bring it back.</summary>
/// <param name="Policies">The policies around an attempt.</param>
/// <param name="Fallback">After which errors the alternative answers.</param>
/// <param name="RetryBudget">How much retries may add to the load.</param>
/// <param name="Chosen">Policies that nobody has by default.</param>
/// <param name="AllowsNestedRetry">Whether it retries inside of a call that is retrying already.</param>
/// <param name="IsIdempotent">Whether sending it twice does no harm.</param>
internal sealed record OperationPolicyModel(
    PolicySetModel Policies,
    PolicyModel? Fallback,
    PolicyModel? RetryBudget,
    EquatableArray<ChosenPolicyModel> Chosen,
    bool AllowsNestedRetry,
    bool IsIdempotent);

/// <summary>A policy under the name that the descriptor has for it.</summary>
internal sealed record ChosenPolicyModel(string Property, PolicyModel Policy);

/// <summary>The policies around an attempt, of an operation or of one member of a chain.</summary>
internal sealed record PolicySetModel(PolicyModel? Retry, PolicyModel? Timeout, PolicyModel? CircuitBreaker);

/// <summary>One policy: what the user wrote. The runtime's record knows the defaults of the rest.</summary>
internal sealed record PolicyModel(EquatableArray<PolicyValue> Values)
{
    /// <summary>False where somebody switched the policy off: it is declared all the same, so that configuration may switch it on.</summary>
    public bool IsOn => Values.All(value => value is not { Property: "Enabled", Value: "false" });
}

/// <summary>A property of a policy and its value as C#.</summary>
internal sealed record PolicyValue(string Property, string Value);
