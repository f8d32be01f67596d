using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Tells which methods a chosen policy would make wrong: it would send a write twice, or hand what belongs to one caller to another.</summary>
internal static class PolicyFit
{
    /// <summary>Why the policy does not fit; null where it does.</summary>
    public static string? Misfit(string attribute, IMethodSymbol method) => attribute switch
    {
        KnownTypes.HedgeAttribute => Synchronous(method) ?? Stream(method) ?? Write(method, "it would be sent twice"),
        KnownTypes.SingleFlightAttribute => Synchronous(method) ?? Stream(method) ?? Owned(method) ?? Write(method, "of two that are equal only one would be sent"),
        KnownTypes.CacheResultAttribute => NoResult(method) ?? Stream(method) ?? Owned(method) ?? Write(method, "it would not be sent while a result is fresh"),
        _ => null,
    };

    private static string? Synchronous(IMethodSymbol method) => CallShape.Of(method.ReturnType) == CallKind.Execute ? "the method is synchronous" : null;

    private static string? Stream(IMethodSymbol method) => CallShape.Of(method.ReturnType) == CallKind.ExecuteStream ? "the method returns a stream, which belongs to one caller" : null;

    private static string? NoResult(IMethodSymbol method) => CallShape.ResultOf(method.ReturnType) is null ? "the method has no result that could be kept" : null;

    private static string? Owned(IMethodSymbol method) =>
        CallShape.ResultOf(method.ReturnType) is { } result && IsDisposable(result) ? $"a '{result.Name}' is disposed by the one caller it belongs to" : null;

    private static string? Write(IMethodSymbol method, string consequence) =>
        Idempotency.IsIdempotent(method) ? null : $"the method is a write, and {consequence}; mark it [Idempotent] if that does no harm";

    private static bool IsDisposable(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_IDisposable
        || type.IsNamed(KnownTypes.AsyncDisposable)
        || type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_IDisposable || contract.IsNamed(KnownTypes.AsyncDisposable))
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsDisposable));
}
