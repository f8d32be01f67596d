using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>Whose members a type can use by their names alone: its own, those of its base types, and those of the types around it.</summary>
internal static class TypeScope
{
    /// <summary>The type and what it derives from.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType?.OriginalDefinition) yield return current;
    }

    /// <summary>The types it is nested in.</summary>
    public static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType) yield return outer.OriginalDefinition;
    }

    /// <summary>Whether the name of the member needs nothing in front of it.</summary>
    public static bool Names(INamedTypeSymbol type, ISymbol member) => Outer(type).Prepend(type.OriginalDefinition)
        .Any(enclosing => Bases(enclosing).Contains(member.ContainingType.OriginalDefinition, SymbolEqualityComparer.Default));
}
