using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// Tells which methods are no calls to a service: what interfaces of the framework ask for (disposing, comparing, enumerating) and what
/// every object has. An open circuit must not keep anybody from disposing; such methods pass through, and silently.
/// </summary>
internal static class Plumbing
{
    public static bool Is(IMethodSymbol method) => IsOfFramework(method.ContainingType) || method switch
    {
        { Name: "Dispose" or "DisposeAsync" or "ToString" or "GetHashCode" or "GetType", Parameters.Length: 0, Arity: 0 } => true,
        { Name: "Equals", Parameters.Length: 1, Arity: 0, ReturnType.SpecialType: SpecialType.System_Boolean } => true,
        _ => false,
    };

    /// <summary>Whether and how a container would dispose an object by the method.</summary>
    public static DisposalKind DisposalOf(IMethodSymbol method) =>
        method.ContainingType.SpecialType == SpecialType.System_IDisposable ? DisposalKind.Synchronous
        : method.ContainingType.IsNamed(KnownTypes.AsyncDisposable) ? DisposalKind.Asynchronous
        : DisposalKind.None;

    private static bool IsOfFramework(INamedTypeSymbol home)
    {
        var space = home.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space.Name == "System" && !home.Locations.Any(location => location.IsInSource);
    }
}
