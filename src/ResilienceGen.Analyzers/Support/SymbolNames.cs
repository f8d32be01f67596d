using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Support;

/// <summary>Recognises types by their full name, so that no foreign assembly needs to be referenced.</summary>
internal static class SymbolNames
{
    // There are few namespaces, and every question about a type ends with one.
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> FullNames = new();

    /// <summary>The name with those of the namespaces around it; nothing for the global namespace.</summary>
    public static string FullName(this INamespaceSymbol space) => FullNames.GetValue(space, static key =>
        key.IsGlobalNamespace ? "" : key.ContainingNamespace.Qualify(key.Name));

    /// <summary>A name in the namespace, with that of the namespace before it.</summary>
    public static string Qualify(this INamespaceSymbol? space, string name) => space is { IsGlobalNamespace: false } ? $"{space.FullName()}.{name}" : name;

    /// <summary>Whether the type has this full name; type arguments do not matter.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName) => type is INamedTypeSymbol named && IsCalled(named, fullName, fullName.Length);

    /// <summary>Whether the type has this full metadata name, which ends with the number of type parameters.</summary>
    public static bool IsNamed(this ITypeSymbol? type, string fullName) => type switch
    {
        INamedTypeSymbol { Arity: 0 } named => IsCalled(named, fullName, fullName.Length),
        INamedTypeSymbol { Arity: var arity and < 10 } named when fullName.Length > 2 && fullName[fullName.Length - 2] == '`' && fullName[fullName.Length - 1] - '0' == arity =>
            IsCalled(named, fullName, fullName.Length - 2),
        _ => false,
    };

    /// <summary>Whether the type or one of its base types has this full name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(fullName)) return true;
        }

        return type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => constraint.IsOrDerivesFrom(fullName));
    }

    /// <summary>Whether the type has this full name, derives from it or implements it.</summary>
    public static bool IsOrImplements(this ITypeSymbol? type, string fullName) =>
        type is not null && (type.IsOrDerivesFrom(fullName) || type.AllInterfaces.Any(implemented => implemented.Is(fullName)));

    /// <summary>Whether the symbol lives in the namespace or below it.</summary>
    public static bool IsBelow(this ISymbol symbol, string rootNamespace) =>
        symbol.ContainingNamespace is { } space
        && space.FullName() is var name
        && name.StartsWith(rootNamespace, StringComparison.Ordinal)
        && (name.Length == rootNamespace.Length || name[rootNamespace.Length] == '.');

    public static bool HasAttribute(this ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(fullName)) return true;
        }

        return false;
    }

    // Compares with fullName[..end], without a text for each symbol asked about.
    private static bool IsNamespace(INamespaceSymbol? candidate, string fullName, int end) =>
        candidate is not null && candidate.FullName() is var name && name.Length == Math.Max(end, 0) && string.CompareOrdinal(name, 0, fullName, 0, name.Length) == 0;

    // The name first: it settles nearly every question, and is the cheapest to ask for.
    private static bool IsCalled(INamedTypeSymbol type, string fullName, int end)
    {
        var name = type.Name;
        var start = end - name.Length;
        return start >= 0
            && (start == 0 || fullName[start - 1] == '.')
            && string.CompareOrdinal(fullName, start, name, 0, name.Length) == 0
            && type.ContainingType is null
            && IsNamespace(type.ContainingNamespace, fullName, start - 1);
    }
}
