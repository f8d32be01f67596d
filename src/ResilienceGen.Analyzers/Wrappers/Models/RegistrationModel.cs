namespace ResilienceGen.Analyzers.Wrappers.Models;

/// <summary>The registration method of a wrapper.</summary>
/// <param name="ClassName">Name of the static class; it holds the namespace, so that equal short names do not meet.</param>
/// <param name="MethodName"><c>AddResilientActivityApi</c>.</param>
/// <param name="Accessibility">As accessible as everything that its signature and body name.</param>
/// <param name="ImplementationParameter">Name of the type parameter for the implementation, free of clashes with those of the interface.</param>
internal sealed record RegistrationModel(string ClassName, string MethodName, string Accessibility, string ImplementationParameter);
