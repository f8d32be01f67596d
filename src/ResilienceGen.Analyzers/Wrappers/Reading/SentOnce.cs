using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>
/// Finds the parameter that a method can send only once: a second attempt would send the rest of a stream, a disposed content, or a message
/// that its client refuses.
/// </summary>
internal static class SentOnce
{
    private static readonly string[] Types = [KnownTypes.Stream, KnownTypes.HttpContent, KnownTypes.HttpRequestMessage];

    public static IParameterSymbol? In(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (Is(parameter.Type)) return parameter;
        }

        return null;
    }

    private static bool Is(ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None) return false;
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Any(Is);
        if (IsSequence(type) || type.AllInterfaces.Any(IsSequence)) return true;
        for (var current = type.TypeKind == TypeKind.Class ? type : null; current is not null; current = current.BaseType)
        {
            if (Types.Any(name => current.IsNamed(name))) return true;
        }

        return false;
    }

    private static bool IsSequence(ITypeSymbol type) => type.OriginalDefinition.IsNamed(KnownTypes.AsyncEnumerable);
}
