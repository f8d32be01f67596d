using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>How far a type can be seen, taking the types around it into account.</summary>
internal static class Reach
{
    public const string Public = "public";
    public const string Internal = "internal";

    /// <summary><see cref="Public"/>, <see cref="Internal"/>, or null where a class of the same namespace cannot name the type.</summary>
    public static string? Of(INamedTypeSymbol type, Compilation compilation)
    {
        var reach = Public;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || !IsVisible(current, compilation)) return null;
            if (current.DeclaredAccessibility != Accessibility.Public) reach = Internal;
        }

        foreach (var argument in type.TypeArguments)
        {
            if (argument is not INamedTypeSymbol named) continue;
            if (Of(named, compilation) is not { } inner) return null;
            if (inner == Internal) reach = Internal;
        }

        return reach;
    }

    /// <summary>Whether the type is in no other and in this project: then all of the project sees it.</summary>
    public static bool IsTopLevelHere(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingType is null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    // The cheap answer to nearly every question of access first.
    private static bool IsVisible(INamedTypeSymbol type, Compilation compilation) =>
        IsTopLevelHere(type, compilation) || compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
}
