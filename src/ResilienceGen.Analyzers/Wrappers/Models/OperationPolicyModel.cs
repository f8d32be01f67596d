using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>The effective policy of one operation; a policy that is null is off.</summary>
internal sealed record OperationPolicyModel(PolicyModel? Retry, PolicyModel? Timeout, PolicyModel? CircuitBreaker, bool IsIdempotent);

/// <summary>One policy: what the user wrote. The runtime's record knows the defaults of the rest.</summary>
internal sealed record PolicyModel(EquatableArray<PolicyValue> Values);

/// <summary>A property of a policy and its value as C#.</summary>
internal sealed record PolicyValue(string Property, string Value);
