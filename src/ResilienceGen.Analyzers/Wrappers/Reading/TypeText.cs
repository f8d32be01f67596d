using System.Text;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Types as C# that means the same in any namespace. One instance serves one wrapper and remembers what it wrote.</summary>
internal sealed class TypeText
{
    private const string Root = "global::";

    private static readonly SymbolDisplayFormat Declared = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<ITypeSymbol, string> _written = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<INamespaceSymbol, string?> _namespaces = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeParameterSymbol, string> _renamed = new(SymbolEqualityComparer.Default);

    /// <summary>Writes a type parameter under another name from now on, because an outer one has taken its own.</summary>
    public void Rename(ITypeParameterSymbol parameter, string name) => _renamed[parameter] = name;

    public string Of(ITypeSymbol type)
    {
        if (!_written.TryGetValue(type, out var text)) _written[type] = text = Write(type);
        return text;
    }

    /// <summary>A namespace as its declaration names it.</summary>
    public string Of(INamespaceSymbol space) => NamespaceOf(space) is { } text
        ? text.Substring(Root.Length, text.Length - Root.Length - 1)
        : space.ToDisplayString(Declared);

    private string Write(ITypeSymbol type) => Short(type) ?? InFull(type);

    // What most signatures are made of; the compiler's own writer is thorough and dear.
    private string? Short(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum, ContainingType: null } named) return null;
        if (named.Inside() is { } inside) return $"{Of(inside)}?";
        var mark = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        return type.SpecialType switch
        {
            SpecialType.System_Boolean => "bool",
            SpecialType.System_Int32 => "int",
            SpecialType.System_Int64 => "long",
            SpecialType.System_Void => "void",
            SpecialType.System_String => $"string{mark}",
            SpecialType.None when CanBeSpelled(named) && NamespaceOf(named.ContainingNamespace) is { } space => $"{space}{named.Name}{Arguments(named)}{mark}",
            _ => null,
        };
    }

    private string Arguments(INamedTypeSymbol type) => type.Arity == 0 ? "" : $"<{string.Join(", ", type.TypeArguments.Select(Of))}>";

    private static bool CanBeSpelled(INamedTypeSymbol type) => !type.IsTupleType && !type.IsUnboundGenericType && !type.IsFileLocal && IsPlain(type.Name);

    // No keyword has a capital.
    private static bool IsPlain(string name) => name.Length > 0 && char.IsUpper(name[0]);

    private string? NamespaceOf(INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace) return Root;
        if (!_namespaces.TryGetValue(space, out var text))
            _namespaces[space] = text = IsPlain(space.Name) && NamespaceOf(space.ContainingNamespace) is { } around ? $"{around}{space.Name}." : null;
        return text;
    }

    // Runtime-bound calls could not take our lambdas, so dynamic is written as object: the same type to the compiler.
    private string InFull(ITypeSymbol type)
    {
        var text = new StringBuilder();
        foreach (var part in type.ToDisplayParts(Qualified))
        {
            text.Append(part switch
            {
                { Kind: SymbolDisplayPartKind.Keyword } when part.ToString() == "dynamic" => "object",
                { Symbol: ITypeParameterSymbol parameter } when _renamed.TryGetValue(parameter, out var name) => name,
                _ => part.ToString(),
            });
        }

        return text.ToString();
    }
}
