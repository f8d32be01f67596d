using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

/// <summary>Reads <c>[Fallback]</c>. What cannot be used is left out here and reported by the usage analyzer.</summary>
internal sealed class FallbackReader(INamedTypeSymbol wrapped, Compilation compilation, TypeText types, NameScope fields)
{
    public FallbackModel? Read(IMethodSymbol method)
    {
        if (method.Find(KnownTypes.FallbackAttribute) is not { } attribute) return null;
        return FallbackResolution.Of(method, attribute, compilation) switch
        {
            { Method: { } other } => Method(other),
            { Value: { } value } => Value(method, value),
            { Handler: { } handler } => Handler(method, handler),
            _ => null,
        };
    }

    private MethodFallbackModel Method(FallbackMethod other) => new(
        NameScope.Escape(other.Symbol.Name),
        NeedsCast(other.Symbol) ? types.Of(other.Symbol.ContainingType) : null,
        other.TakesError,
        CallerToken.Of(other.Symbol)?.Ordinal);

    private ValueFallbackModel Value(IMethodSymbol method, TypedConstant value) => new(
        types.Of(CallShape.ResultOf(method.ReturnType)!),
        value.IsNull ? "default!" : ConstantText.Of(value, types));

    private HandlerFallbackModel Handler(IMethodSymbol method, FallbackHandler handler) => new(
        NameScope.Escape(fields.Take(method.Name + "Fallback")),
        types.Of(handler.Contract),
        types.Of(handler.Type),
        CallShape.ResultOf(method.ReturnType) is not null);

    // Another interface of the same family has a method of that name, so that the plain call could mean either.
    private bool NeedsCast(IMethodSymbol method) =>
        !SymbolEqualityComparer.Default.Equals(method.ContainingType, wrapped)
        && wrapped.AllInterfaces.Insert(0, wrapped).Any(home =>
            !SymbolEqualityComparer.Default.Equals(home, method.ContainingType) && !home.GetMembers(method.Name).IsEmpty);
}
