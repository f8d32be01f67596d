using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

/// <summary>Tells whether a constant can be the answer of a method.</summary>
internal static class FallbackValue
{
    /// <summary>Why it cannot; null where it can.</summary>
    public static string? Misfit(IMethodSymbol method, TypedConstant value, Compilation compilation)
    {
        if (CallShape.Of(method.ReturnType) == Models.CallKind.ExecuteStream) return "a constant cannot answer for a stream; name a method";
        if (CallShape.ResultOf(method.ReturnType) is not { } result) return "the method returns no result that a constant could be";
        return Fits(value, result, compilation)
            ? null
            : $"{Text(value)} is not convertible to '{result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', the result of the method";
    }

    private static bool Fits(TypedConstant value, ITypeSymbol result, Compilation compilation)
    {
        if (value.IsNull) return result.IsReferenceType || result.Inside() is not null;
        var conversion = compilation.ClassifyConversion(value.Type!, result);
        return conversion is { Exists: true, IsImplicit: true } || IsSmallInteger(value, result.Inside() ?? result);
    }

    // A constant integer converts to each smaller type that holds it.
    private static bool IsSmallInteger(TypedConstant value, ITypeSymbol result) =>
        value is { Kind: TypedConstantKind.Primitive, Value: int number } && result.SpecialType switch
        {
            SpecialType.System_Byte => number is >= byte.MinValue and <= byte.MaxValue,
            SpecialType.System_SByte => number is >= sbyte.MinValue and <= sbyte.MaxValue,
            SpecialType.System_Int16 => number is >= short.MinValue and <= short.MaxValue,
            SpecialType.System_UInt16 => number is >= ushort.MinValue and <= ushort.MaxValue,
            SpecialType.System_UInt32 or SpecialType.System_UInt64 => number >= 0,
            _ => false,
        };

    private static string Text(TypedConstant value) =>
        value.IsNull ? "null" : value.Kind == TypedConstantKind.Primitive ? Convert.ToString(value.Value, CultureInfo.InvariantCulture)! : $"a '{value.Type!.Name}'";
}
