using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4001: the types of errors that an attribute names. What can never be thrown changes nothing, and what the wrapper cannot name does not compile.</summary>
internal static class ErrorListCheck
{
    private const string Allowed = "exceptions that a class of the same namespace can name";

    public static void Report(AttributeData attribute, Compilation compilation, Report report)
    {
        if (attribute.AttributeClass is not { ContainingNamespace: { Name: KnownTypes.AttributeNamespace, ContainingNamespace.IsGlobalNamespace: true } } type) return;

        foreach (var argument in attribute.NamedArguments)
        {
            // Whatever a policy lists by type is an error.
            if (argument.Value is not { Kind: TypedConstantKind.Array, Type: IArrayTypeSymbol list, Values: { IsDefault: false } listed } || !list.ElementType.Is("System.Type")) continue;
            if (Misfits(listed, compilation) is { Length: > 0 } misfits && Places.Property(attribute, argument.Key) is { } place)
                report(UsageRules.ValueOutOfRange, place, [argument.Key, string.Join(", ", misfits), Allowed]);
        }

        if (type.IsNamed(KnownTypes.FallbackRouteAttribute)
            && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type } error, _]
            && Misfits([error], compilation) is [var misfit]
            && Places.Argument(attribute, 0, 2) is { } route)
        {
            report(UsageRules.ValueOutOfRange, route, ["The error of a route", misfit, Allowed]);
        }
    }

    private static string[] Misfits(IEnumerable<TypedConstant> listed, Compilation compilation) =>
    [
        .. listed
            .Where(item => item.Value is not ITypeSymbol type || !Fits(type, compilation))
            .Select(item => item.Value is ITypeSymbol type ? type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : "null"),
    ];

    // An interface may be one that exceptions implement. What does not exist is the compiler's to report.
    private static bool Fits(ITypeSymbol type, Compilation compilation) => type is IErrorTypeSymbol || (type is INamedTypeSymbol { IsUnboundGenericType: false } named
        && (named.TypeKind == TypeKind.Interface || named.SpecialType == SpecialType.System_Object || named.IsOrDerivesFrom(KnownTypes.Exception))
        && Reach.Of(named, compilation) is not null);
}
