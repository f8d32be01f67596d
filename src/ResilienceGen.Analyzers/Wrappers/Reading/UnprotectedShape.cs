using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Tells which methods cannot be called again with the same arguments, or cannot hand their result through a generic call.</summary>
internal static class UnprotectedShape
{
    /// <summary>Why the method can only pass through; null when it can run on the resilient path.</summary>
    public static string? Reason(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "it returns by reference";
        if (Stays(method.ReturnType)) return $"it returns '{Short(method.ReturnType)}', which cannot leave the stack";
        if (HoldsPointer(method.ReturnType)) return "it returns a pointer";
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out or RefKind.RefReadOnlyParameter) return $"parameter '{parameter.Name}' is passed by reference";
            if (Stays(parameter.Type)) return $"parameter '{parameter.Name}' of type '{Short(parameter.Type)}' cannot leave the stack";
            if (HoldsPointer(parameter.Type)) return $"parameter '{parameter.Name}' holds a pointer";
        }

        return null;
    }

    /// <summary>Whether the type can only be named in unsafe code.</summary>
    public static bool HoldsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HoldsPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsPointer),
        _ => false,
    };

    private static bool Stays(ITypeSymbol type) => type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true };

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
