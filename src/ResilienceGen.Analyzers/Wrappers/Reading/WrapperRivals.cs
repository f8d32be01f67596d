using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Interfaces whose wrappers would have one name: <c>IApi</c> beside <c>Api</c>, or nested ones whose joined names are equal.</summary>
internal static class WrapperRivals
{
    /// <summary>Another interface of the namespace that asks for the wrapper's name, or null.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type, string wrapperName)
    {
        var arity = WrapperNaming.TypeParameters(type).Length;
        return Joined(type.ContainingNamespace, wrapperName.Substring(WrapperNaming.Prefix.Length)).FirstOrDefault(rival =>
            !SymbolEqualityComparer.Default.Equals(rival, type)
            && WrapperNaming.TypeParameters(rival).Length == arity
            && rival.Has(KnownTypes.ResilientAttribute));
    }

    // Only a type whose name is the start of the joined name can be around such an interface.
    private static IEnumerable<INamedTypeSymbol> Joined(INamespaceOrTypeSymbol around, string name)
    {
        foreach (var type in around.GetTypeMembers())
        {
            if (type.TypeKind == TypeKind.Interface && WrapperNaming.Stem(type.Name) == name) yield return type;
            if (type.Name.Length == 0 || !name.StartsWith(type.Name, StringComparison.Ordinal)) continue;
            foreach (var nested in Joined(type, name.Substring(type.Name.Length))) yield return nested;
        }
    }
}
