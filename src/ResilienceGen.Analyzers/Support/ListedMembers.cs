using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Support;

/// <summary>
/// Methods that a project lists in an option, written like documentation ids without parameters:
/// <c>M:Ns.Type.Method</c> for all overloads of one, <c>T:Ns.Type</c> for all methods of a type.
/// </summary>
internal sealed class ListedMembers(ImmutableHashSet<string> ids)
{
    public static ListedMembers None { get; } = new([]);

    /// <summary>The members of a list with commas or bars; what is neither kind of id is passed over.</summary>
    public static ListedMembers Parse(string? value) => new([.. Split(value ?? "").Where(IsId)]);

    /// <summary>The words of a list with commas or bars.</summary>
    public static IEnumerable<string> Split(string value) => value.Split(',', '|').Select(word => word.Trim());

    public static bool IsId(string word) => word is ['M' or 'T', ':', _, ..];

    /// <summary>Whether the method stands in the list, by itself or with its type.</summary>
    public bool Contains(IMethodSymbol method) => ContainsMethod(method) || ContainsType(method);

    public bool ContainsMethod(IMethodSymbol method) => !ids.IsEmpty && ids.Contains($"M:{IdOf(method.ContainingType)}.{method.Name}");

    public bool ContainsType(IMethodSymbol method) => !ids.IsEmpty && ids.Contains("T:" + IdOf(method.ContainingType));

    /// <summary>The names that whoever calls one of them has to write.</summary>
    public IEnumerable<string> Names(Compilation compilation) => ids.SelectMany(id => id[0] == 'M'
        ? [id.Substring(id.LastIndexOf('.') + 1)]
        : DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).OfType<INamedTypeSymbol>().SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Select(method => method.Name));

    private static string? IdOf(INamedTypeSymbol? type) => type?.OriginalDefinition.GetDocumentationCommentId()?.Substring("T:".Length);
}
