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
            if (current.IsFileLocal || !compilation.IsSymbolAccessibleWithin(current, compilation.Assembly)) return null;
            if (current.DeclaredAccessibility != Accessibility.Public) reach = Internal;
        }

        foreach (var argument in type.TypeArguments.OfType<INamedTypeSymbol>())
        {
            if (Of(argument, compilation) is not { } inner) return null;
            if (inner == Internal) reach = Internal;
        }

        return reach;
    }
}
