using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>How calls move along a chain, for all operations of the wrapper.</summary>
/// <param name="Field">Static field that holds it.</param>
/// <param name="Policy">What the user wrote.</param>
/// <param name="Routes">Where failures of a particular kind go.</param>
internal sealed record ChainPolicyModel(string Field, PolicyModel Policy, EquatableArray<RouteModel> Routes);

/// <summary>One route.</summary>
/// <param name="Member">Name of the member.</param>
/// <param name="Failure">What is routed: the exception or the kind.</param>
internal sealed record RouteModel(string Member, PolicyValue Failure);
