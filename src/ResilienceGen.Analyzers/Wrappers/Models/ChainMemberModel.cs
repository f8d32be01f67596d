namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>One implementation in a fallback chain.</summary>
/// <param name="Name">Name in telemetry and in the breaker's key.</param>
/// <param name="Type">The implementation, fully qualified.</param>
/// <param name="Parameter">Name of the constructor parameter it comes in by.</param>
/// <param name="IsConstructible">Whether a container can create it: neither an interface nor abstract.</param>
/// <param name="IsPublic">Whether a public constructor may name it.</param>
/// <param name="Policies">The policies that the class carries, instead of those of the interface; null where it carries none.</param>
internal sealed record ChainMemberModel(string Name, string Type, string Parameter, bool IsConstructible, bool IsPublic, PolicySetModel? Policies);
