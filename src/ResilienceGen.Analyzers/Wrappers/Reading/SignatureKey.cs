using System.Text;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>What two members must differ in to stand side by side in one class: the signature as the language compares it.</summary>
internal static class SignatureKey
{
    // Nullability and the names of tuple elements do not tell signatures apart.
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol method => $"{method.Name}`{method.Arity}({Parameters(method.Parameters)})",
        IPropertySymbol { IsIndexer: true } indexer => $"this[{Parameters(indexer.Parameters)}]",
        _ => member.Name,
    };

    private static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(",", parameters.Select(parameter => (parameter.RefKind == RefKind.None ? "" : "&") + Type(parameter.Type)));

    /// <summary>A type as signatures compare it; a type parameter of the method is its place.</summary>
    public static string Type(ITypeSymbol type)
    {
        var text = new StringBuilder();
        foreach (var part in type.ToDisplayParts(Format))
        {
            text.Append(part switch
            {
                { Kind: SymbolDisplayPartKind.Keyword } when part.ToString() == "dynamic" => "object",
                { Symbol: ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter } => $"!!{parameter.Ordinal}",
                _ => part.ToString(),
            });
        }

        return text.ToString();
    }
}
