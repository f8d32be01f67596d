using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Looks through <c>Nullable&lt;T&gt;</c>.</summary>
internal static class NullableValue
{
    /// <summary>The type inside; null where the type is not a nullable value.</summary>
    public static ITypeSymbol? Inside(this ITypeSymbol type) =>
        type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;
}
