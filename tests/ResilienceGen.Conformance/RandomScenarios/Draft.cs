using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.RandomScenarios;

/// <summary>A service with its scripts: what a scenario starts from.</summary>
/// <param name="Service">The interfaces.</param>
/// <param name="Scripts">What is guarded; what has a breaker is among it.</param>
/// <param name="Members">What is called.</param>
/// <param name="Errors">The errors that occur.</param>
internal sealed record Draft(Service Service, Dictionary<string, Script> Scripts, string[] Members, string[] Errors)
{
    public const string Used = "IService";

    public bool HasOwnEndpoints => Service.Interfaces.Any(static type => type.Methods.Any(static method => method.Policy?.Chain?.EndpointPolicies is not null));
}
