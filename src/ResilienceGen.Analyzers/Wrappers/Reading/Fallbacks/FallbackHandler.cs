using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

/// <summary>The class that answers in place of a method.</summary>
/// <param name="Type">The class.</param>
/// <param name="Contract">The handler interface by which it is called.</param>
internal sealed record FallbackHandler(INamedTypeSymbol Type, INamedTypeSymbol Contract)
{
    public static (FallbackHandler? Handler, string? Problem) Find(IMethodSymbol method, INamedTypeSymbol? type, Compilation compilation)
    {
        if (type is null or { TypeKind: not (TypeKind.Class or TypeKind.Struct) } or { IsAbstract: true }) return (null, "its handler is not a class that can be created");
        if (CallShape.Of(method.ReturnType) is CallKind.Execute or CallKind.ExecuteStream) return (null, "a handler answers asynchronously, and the method does not return a task; name a method or a value");
        if (type.IsUnboundGenericType) return (null, $"'{type.Name}' is an open generic type");
        if (Reach.Of(type, compilation) is null) return (null, $"'{type.Name}' cannot be seen from outside the type it is declared in");
        if (!type.InstanceConstructors.Any(constructor => constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true }))
            return (null, $"'{type.Name}' has no public constructor without parameters");

        var result = CallShape.ResultOf(method.ReturnType) ?? compilation.GetTypeByMetadataName(KnownTypes.Nothing);
        var contract = type.AllInterfaces.FirstOrDefault(candidate =>
            candidate.OriginalDefinition.IsNamed(KnownTypes.FallbackHandler) && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], result));
        return contract is null
            ? (null, $"'{type.Name}' does not implement 'IFallbackHandler<{result?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>'")
            : (new FallbackHandler(type, contract), null);
    }
}
