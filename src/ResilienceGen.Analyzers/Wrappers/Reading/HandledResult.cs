using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The predicate that <c>[HandleResult]</c> names, or the reason why it cannot be used.</summary>
internal sealed record HandledResult
{
    /// <summary>Why there is no predicate; null where there is one.</summary>
    public string? Problem { get; private init; }

    /// <summary>The predicate.</summary>
    public IMethodSymbol? Predicate { get; private init; }

    public static HandledResult Of(IMethodSymbol method, AttributeData attribute, Compilation compilation)
    {
        if (CallShape.Of(method.ReturnType) == CallKind.ExecuteStream) return Not("the method returns a stream, which has no result of its own");
        if (CallShape.ResultOf(method.ReturnType) is not { } result) return Not("the method returns no result");
        if (method.TypeParameters.Any(parameter => Mentions(result, parameter))) return Not("the result depends on a type parameter of the method");
        return attribute.ConstructorArguments switch
        {
            [{ Value: string name }] => Named(name, [method.ContainingType, .. method.ContainingType.AllInterfaces], result, compilation),
            [{ Value: INamedTypeSymbol type }, { Value: string name }] => InType(name, type, result, compilation),
            _ => Not("it names no method"),
        };
    }

    private static HandledResult InType(string name, INamedTypeSymbol type, ITypeSymbol result, Compilation compilation)
    {
        if (type.IsUnboundGenericType) return Not($"'{type.Name}' is an open generic type");
        return Reach.Of(type, compilation) is null
            ? Not($"'{type.Name}' cannot be seen from outside the type it is declared in")
            : Named(name, [.. TypesFrom(type)], result, compilation);
    }

    // typeof(OrderRules), nameof(OrderRules.IsPending), where a base class of OrderRules declares it
    private static IEnumerable<INamedTypeSymbol> TypesFrom(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType) yield return current;
    }

    private static HandledResult Named(string name, ImmutableArray<INamedTypeSymbol> homes, ITypeSymbol result, Compilation compilation)
    {
        var named = homes.SelectMany(home => home.GetMembers(name)).OfType<IMethodSymbol>().ToArray();
        if (named.Length == 0) return Not($"there is no method '{name}' on '{homes[0].Name}'{(homes[0].TypeKind == TypeKind.Interface ? " or its bases" : "")}");
        var fitting = named.Where(candidate => Fits(candidate, result, compilation)).ToArray();
        var exact = fitting.Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.Parameters[0].Type, result)).ToArray();
        return (exact.Length > 0 ? exact : fitting) switch
        {
            [var only] => new() { Predicate = only },
            [] => Not($"'{name}' does not fit; it has to be a static method that takes a '{result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', returns a bool, and can be called from the project"),
            _ => Not($"more than one method '{name}' fits; rename one"),
        };
    }

    // As a method becomes a delegate: the parameter may be a base of the result, but nothing is converted on the way.
    private static bool Fits(IMethodSymbol candidate, ITypeSymbol result, Compilation compilation) =>
        candidate is { IsStatic: true, IsAbstract: false, IsVirtual: false, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Boolean, Parameters: [{ RefKind: RefKind.None } parameter] }
        && compilation.ClassifyCommonConversion(result, parameter.Type) is { Exists: true, IsUserDefined: false } conversion
        && (conversion.IsIdentity || (conversion.IsImplicit && conversion.IsReference))
        && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly);

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol => SymbolEqualityComparer.Default.Equals(type, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, parameter)) || (named.ContainingType is { } outer && Mentions(outer, parameter)),
        _ => false,
    };

    private static HandledResult Not(string problem) => new() { Problem = problem };
}
