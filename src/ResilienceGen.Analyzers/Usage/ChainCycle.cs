using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// Follows a chain through its members: a member whose constructor asks for a marked interface gets the wrapper of that one, which asks for
/// its members. A way that leads back to the start is a recursion without end when the container builds the first wrapper.
/// </summary>
internal sealed class ChainCycle(INamedTypeSymbol start, ContainerCreation creation)
{
    /// <summary>The names on the way from the start over this member back to the start; null where there is no such way.</summary>
    public string? Through(INamedTypeSymbol member) =>
        Way(member, new HashSet<ISymbol>(SymbolEqualityComparer.Default)) is { } way ? $"{start.Name} -> {way}" : null;

    private string? Way(INamedTypeSymbol member, HashSet<ISymbol> visited)
    {
        if (!visited.Add(member) || !creation.IsCertain(member)) return null;
        foreach (var wanted in WantedServices(member))
        {
            if (SymbolEqualityComparer.Default.Equals(wanted, start)) return $"{member.Name} -> {start.Name}";
            if (!wanted.Has(KnownTypes.ResilientAttribute) || wanted.Find(KnownTypes.FallbackChainAttribute) is not { } chain) continue;
            foreach (var next in ChainReader.NamedTypes(chain).OfType<INamedTypeSymbol>())
            {
                if (Way(next, visited) is { } rest) return $"{member.Name} -> {wanted.Name} -> {rest}";
            }
        }

        return null;
    }

    // Between constructors the container chooses, an attribute may name a keyed service, and an optional one need not be there.
    private static IEnumerable<INamedTypeSymbol> WantedServices(INamedTypeSymbol member) =>
        PublicConstructors(member) is [var constructor]
            ? from parameter in constructor.Parameters
              where !parameter.IsOptional && parameter.GetAttributes().IsEmpty && parameter.Type.TypeKind == TypeKind.Interface
              select (INamedTypeSymbol)parameter.Type
            : [];

    public static IMethodSymbol[] PublicConstructors(INamedTypeSymbol member) =>
        [.. member.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
}
