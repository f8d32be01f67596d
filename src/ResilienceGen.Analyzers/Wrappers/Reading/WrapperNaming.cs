using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The names of what is generated for an interface.</summary>
internal static class WrapperNaming
{
    public const string Prefix = "Resilient";

    private static readonly SymbolDisplayFormat FullName = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary><c>ResilientActivityApi</c> for <c>IActivityApi</c>; the names of the types around it come first.</summary>
    public static string Of(INamedTypeSymbol type) => Prefix + string.Concat(Around(type).Select(outer => outer.Name)) + Stem(type.Name);

    /// <summary>The full name of the interface: the endpoint unless <c>[Endpoint]</c> names another.</summary>
    public static string Endpoint(INamedTypeSymbol type) => type.ToDisplayString(FullName);

    /// <summary>A file name of its own for each interface, whatever namespace, nesting or arity it has.</summary>
    public static string HintName(INamedTypeSymbol type)
    {
        var name = new StringBuilder();
        if (!type.ContainingNamespace.IsGlobalNamespace) name.Append(type.ContainingNamespace.ToDisplayString(FullName)).Append('.');
        foreach (var outer in Around(type)) name.Append(outer.MetadataName).Append('.');
        name.Append(type.MetadataName).Replace('`', '-');
        for (var index = 0; index < name.Length; index++)
        {
            if (!char.IsLetterOrDigit(name[index]) && name[index] is not ('.' or '-')) name[index] = '_';
        }

        return name.Append(".g.cs").ToString();
    }

    /// <summary>The type parameters of the types around the interface and its own.</summary>
    public static ImmutableArray<ITypeParameterSymbol> TypeParameters(INamedTypeSymbol type) =>
        [.. Around(type).Append(type).SelectMany(level => level.TypeParameters)];

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? Around(outer).Append(outer) : [];

    private static string Stem(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
}
