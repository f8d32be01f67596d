using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The parameter that <c>[CircuitBreaker(PartitionBy = ...)]</c> names, and its value as text that is the same in every culture.</summary>
internal static class CircuitPartition
{
    private const string Invariant = "null, global::System.Globalization.CultureInfo.InvariantCulture";

    /// <summary>The parameter; null where the name is that of another thing.</summary>
    public static IParameterSymbol? Parameter(IMethodSymbol method, AttributeData? circuitBreaker) =>
        circuitBreaker?.Written("PartitionBy")?.Value is string name
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name && !SymbolEqualityComparer.Default.Equals(parameter, CallerToken.Of(method)))
            : null;

    public static string Text(IParameterSymbol parameter)
    {
        var name = NameScope.Escape(parameter.Name);
        var access = CanBeNull(parameter.Type) ? "?." : ".";
        return parameter.Type switch
        {
            { SpecialType: SpecialType.System_String } => name,
            var type when type.IsNamed(KnownTypes.Uri) => $"{name} is {{ IsAbsoluteUri: true }} ? {name}.Authority : {name}?.OriginalString",
            var type when FormatsItself(type.Inside() ?? type) => $"{name}{access}ToString({Invariant})",
            _ => $"{name}{access}ToString()",
        };
    }

    private static bool CanBeNull(ITypeSymbol type) => !type.IsValueType || type.Inside() is not null;

    // An enumeration is named alike everywhere, and its own method with a culture is obsolete.
    private static bool FormatsItself(ITypeSymbol type) =>
        type is { IsValueType: true, TypeKind: not TypeKind.Enum }
        && type.AllInterfaces.Any(contract => contract.IsNamed(KnownTypes.Formattable))
        && type.GetMembers("ToString").OfType<IMethodSymbol>().Any(method =>
            method is { DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.SpecialType: SpecialType.System_String }, { Type: var culture }] }
            && culture.IsNamed(KnownTypes.FormatProvider));
}
