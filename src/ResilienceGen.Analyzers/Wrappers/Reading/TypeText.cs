using System.Text;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Types as C# that means the same in any namespace. One instance serves one wrapper and remembers what it wrote.</summary>
internal sealed class TypeText
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<ITypeSymbol, string> _written = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ITypeParameterSymbol, string> _renamed = new(SymbolEqualityComparer.Default);

    /// <summary>Writes a type parameter under another name from now on, because an outer one has taken its own.</summary>
    public void Rename(ITypeParameterSymbol parameter, string name) => _renamed[parameter] = name;

    public string Of(ITypeSymbol type)
    {
        if (!_written.TryGetValue(type, out var text)) _written[type] = text = Write(type);
        return text;
    }

    // Runtime-bound calls could not take our lambdas, so dynamic is written as object: the same type to the compiler.
    private string Write(ITypeSymbol type)
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
