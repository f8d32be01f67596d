using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>Turns the signature of an overload into C# that takes its place.</summary>
internal static class InterceptorReader
{
    private static readonly SymbolDisplayFormat Types = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <param name="method">The overload, as it is declared.</param>
    /// <param name="location">The call that is taken over.</param>
    public static Interceptor Read(IMethodSymbol method, InterceptableLocation location) => new(
        location.Version,
        location.Data,
        new(InBrackets(method.TypeParameters.Select(Declared)), InBrackets(method.TypeParameters.Select(type => Name(type)))),
        "this " + string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString(Types)} {Name(parameter)}")),
        string.Join(", ", method.Parameters.Select(Name)),
        string.Concat(method.TypeParameters.Select(Constraint)));

    // The attribute matters to whoever publishes trimmed: without it the constructors of the client would be gone.
    private static string Declared(ITypeParameterSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(KnownTypes.DynamicallyAccessedMembersAttribute)) is { ConstructorArguments: [{ Value: int members }] }
            ? $"[global::{KnownTypes.DynamicallyAccessedMembersAttribute}((global::{KnownTypes.DynamicallyAccessedMemberTypes}){members})] {Name(type)}"
            : Name(type);

    private static string Constraint(ITypeParameterSymbol type)
    {
        string[] constraints = [.. type.HasReferenceTypeConstraint ? (string[])["class"] : [], .. type.ConstraintTypes.Select(constraint => constraint.ToDisplayString(Types))];
        return constraints.Length == 0 ? "" : $" where {Name(type)} : {string.Join(", ", constraints)}";
    }

    private static string InBrackets(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"<{list}>" : "";

    private static string Name(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
}
