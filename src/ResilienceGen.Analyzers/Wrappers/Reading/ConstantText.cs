using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Constants as C#: default values of parameters and arguments of attributes.</summary>
internal static class ConstantText
{
    public static string Of(TypedConstant constant, TypeText types) => constant.Kind switch
    {
        TypedConstantKind.Array when constant.IsNull => "null",
        TypedConstantKind.Array => $"new {types.Of(constant.Type!)} {{ {string.Join(", ", constant.Values.Select(value => Of(value, types)))} }}",
        TypedConstantKind.Type => constant.Value is ITypeSymbol type ? $"typeof({types.Of(type)})" : "null",
        _ => Of(constant.Value, constant.Type!, types),
    };

    public static string Of(object? value, ITypeSymbol type, TypeText types) => (value, type) switch
    {
        (null, { IsReferenceType: true }) => "null",
        (null, _) => "default",
        _ when type.Inside() is { } inside => Of(value, inside, types),
        (_, INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration) => Enum(value, enumeration, types),
        (double number, _) => Number(number),
        (float number, _) => Number(number) + (float.IsNaN(number) || float.IsInfinity(number) ? "" : "F"),
        (decimal number, _) => number.ToString(CultureInfo.InvariantCulture) + "M",
        (long or ulong or uint or int or short or ushort or sbyte or byte, _) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
    };

    public static string Quoted(string text) => IsPlain(text) ? $"\"{text}\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    // Most texts are names; the compiler's own writer looks at each character more closely.
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' or '"' or '\\') return false;
        }

        return true;
    }

    private static string Enum(object value, INamedTypeSymbol enumeration, TypeText types)
    {
        var name = enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name;
        return name is null
            ? $"({types.Of(enumeration)})({Convert.ToString(value, CultureInfo.InvariantCulture)})"
            : $"{types.Of(enumeration)}.{NameScope.Escape(name)}";
    }

    private static string Number(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Number(float number) => number switch
    {
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
