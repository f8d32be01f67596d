using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Edits;

/// <summary>The name by which an assembly finds its type again.</summary>
internal static class MetadataName
{
    public static string Of(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{Of(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{Of(type.ContainingNamespace)}.{type.MetadataName}";

    private static string Of(INamespaceSymbol space) =>
        space.ContainingNamespace.IsGlobalNamespace ? space.Name : $"{Of(space.ContainingNamespace)}.{space.Name}";
}
