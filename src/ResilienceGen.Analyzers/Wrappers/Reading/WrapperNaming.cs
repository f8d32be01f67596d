using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The names of what is generated for an interface.</summary>
internal static class WrapperNaming
{
    public const string Prefix = "Resilient";

    private static readonly SymbolDisplayFormat FullName = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    // Asked for each interface of a namespace.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Twins = new();

    /// <summary><c>ResilientActivityApi</c> for <c>IActivityApi</c>; the names of the types around it come first.</summary>
    public static string Of(INamedTypeSymbol type) => Prefix + (type.ContainingType is null ? "" : string.Concat(Around(type).Select(outer => outer.Name))) + Stem(type.Name);

    /// <summary>The interface as its users write it.</summary>
    public static string Display(INamedTypeSymbol type) =>
        type is { ContainingType: null, Arity: 0 } ? NameScope.Escape(type.Name) : type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The full name of the interface: the endpoint unless <c>[Endpoint]</c> names another.</summary>
    public static string Endpoint(INamedTypeSymbol type) =>
        type is { ContainingType: null, Arity: 0 } ? type.ContainingNamespace.Qualify(type.Name) : type.ToDisplayString(FullName);

    /// <summary>A file name of its own for each interface, whatever namespace, nesting, arity or case it has.</summary>
    public static string HintName(INamedTypeSymbol type)
    {
        var plain = PlainName(type);
        var letters = plain.ToCharArray();
        for (var index = 0; index < letters.Length; index++)
        {
            if (!char.IsLetterOrDigit(letters[index]) && letters[index] is not ('.' or '-')) letters[index] = '_';
        }

        var name = new string(letters);
        var isAmbiguous = name != plain || HasTwinButForCase(type);
        return isAmbiguous ? $"{name}-{Hash(plain):x8}.g.cs" : $"{name}.g.cs";
    }

    /// <summary>The type parameters of the types around the interface and its own.</summary>
    public static ImmutableArray<ITypeParameterSymbol> TypeParameters(INamedTypeSymbol type) =>
        type.ContainingType is null ? type.TypeParameters : [.. Around(type).Append(type).SelectMany(level => level.TypeParameters)];

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? Around(outer).Append(outer) : [];

    /// <summary>The name of an interface without its I.</summary>
    public static string Stem(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    private static string PlainName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{PlainName(outer)}.{type.MetadataName.Replace('`', '-')}"
        : type.ContainingNamespace.Qualify(type.MetadataName.Replace('`', '-'));

    // File names are compared without case, names of the language with it.
    private static bool HasTwinButForCase(ISymbol symbol) =>
        symbol.ContainingSymbol is INamespaceOrTypeSymbol around
        && (Twins.GetValue(around, FindTwins).Contains(symbol.Name) || HasTwinButForCase(around));

    private static HashSet<string> FindTwins(INamespaceOrTypeSymbol around)
    {
        var twins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in around.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol) continue;
            if (!first.TryGetValue(member.Name, out var name)) first.Add(member.Name, member.Name);
            else if (name != member.Name) twins.Add(name);
        }

        return twins;
    }

    // FNV-1a: the same on every machine, which string.GetHashCode is not.
    private static uint Hash(string text) => text.Aggregate(2166136261, static (hash, character) => unchecked((hash ^ character) * 16777619));
}
