using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Edits;

/// <summary>The name by which an assembly finds its type again.</summary>
internal static class MetadataName
{
    public static string Of(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{Of(outer)}+{type.MetadataName}" : type.ContainingNamespace.Qualify(type.MetadataName);
}
