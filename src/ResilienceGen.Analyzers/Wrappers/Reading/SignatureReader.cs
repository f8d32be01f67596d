using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Reads parameters and type parameters as a declaration has to repeat them.</summary>
internal static class SignatureReader
{
    // An explicit implementation has neither default values nor caller information.
    public static EquatableArray<ParameterModel> Parameters(
        ImmutableArray<IParameterSymbol> parameters, IParameterSymbol? token, bool isExplicit, TypeText types)
    {
        var firstOptional = isExplicit ? parameters.Length : FirstOfOptionalTail(parameters);
        var models = ImmutableArray.CreateBuilder<ParameterModel>(parameters.Length);
        for (var index = 0; index < parameters.Length; index++)
            models.Add(Parameter(parameters[index], index >= firstOptional, TokenKindOf(parameters[index], token), types));
        return new(models.MoveToImmutable());
    }

    public static TypeParameterListModel TypeParameters(ImmutableArray<ITypeParameterSymbol> parameters, TypeText types) =>
        parameters.IsEmpty
            ? TypeParameterListModel.None
            : new(
                new(parameters.Select(types.Of)),
                new(parameters.Select(parameter => ContractAttributes.Inline(parameter, isOptional: false, types) + types.Of(parameter))),
                new(parameters.Select(parameter => Constraint(parameter, types)).Where(clause => clause.Length > 0)));

    /// <summary>
    /// An explicit implementation inherits its constraints, but has to say again what <c>T?</c> means.
    /// </summary>
    public static TypeParameterListModel InheritedTypeParameters(IMethodSymbol method, TypeText types)
    {
        var list = TypeParameters(method.TypeParameters, types);
        return list with { Constraints = new(method.TypeParameters.Where(parameter => IsAnnotatedIn(method, parameter)).Select(parameter => Meaning(parameter, types))) };
    }

    private static ParameterModel Parameter(IParameterSymbol parameter, bool isOptional, TokenKind token, TypeText types)
    {
        var name = NameScope.Escape(parameter.Name);
        var type = types.Of(parameter.Type);
        var hasDefault = isOptional && parameter.HasExplicitDefaultValue;
        var attributes = ContractAttributes.Inline(parameter, hasDefault, types);
        var defaultValue = hasDefault ? $" = {ConstantText.Of(parameter.ExplicitDefaultValue, parameter.Type, types)}" : "";
        return new ParameterModel(
            name,
            type,
            $"{attributes}{Modifier(parameter)}{type} {name}{defaultValue}",
            PassedAs(parameter.RefKind),
            token,
            parameter.Has(KnownTypes.IdempotencyKeyAttribute) ? IdempotencyKey.Made(parameter) : null);
    }

    private static string Modifier(IParameterSymbol parameter) => parameter switch
    {
        { IsParams: true } => "params ",
        { RefKind: RefKind.Out } => "out ",
        { RefKind: RefKind.Ref, ScopedKind: ScopedKind.ScopedRef } => "scoped ref ",
        { RefKind: RefKind.Ref } => "ref ",
        { RefKind: RefKind.In, ScopedKind: ScopedKind.ScopedRef } => "scoped in ",
        { RefKind: RefKind.In } => "in ",
        { RefKind: RefKind.RefReadOnlyParameter, ScopedKind: ScopedKind.ScopedRef } => "scoped ref readonly ",
        { RefKind: RefKind.RefReadOnlyParameter } => "ref readonly ",
        { ScopedKind: ScopedKind.ScopedValue } => "scoped ",
        _ => "",
    };

    private static string PassedAs(RefKind kind) => kind switch
    {
        RefKind.Out => "out ",
        RefKind.Ref => "ref ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };

    // Attributes may give a default value to a parameter that others without one follow; the language may not.
    private static int FirstOfOptionalTail(ImmutableArray<IParameterSymbol> parameters)
    {
        var first = parameters.Length;
        while (first > 0 && (parameters[first - 1].HasExplicitDefaultValue || parameters[first - 1].IsParams)) first--;
        return first;
    }

    private static TokenKind TokenKindOf(IParameterSymbol parameter, IParameterSymbol? token) =>
        !SymbolEqualityComparer.Default.Equals(parameter, token) ? TokenKind.None
        : parameter.Type.Inside() is not null ? TokenKind.NullableCancellationToken
        : TokenKind.CancellationToken;

    private static string Constraint(ITypeParameterSymbol parameter, TypeText types)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) parts.Add("struct");
        else if (parameter.HasReferenceTypeConstraint) parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint) parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select((type, index) => types.Of(type.WithNullableAnnotation(parameter.ConstraintNullableAnnotations[index]))));
        if (parameter.HasConstructorConstraint) parts.Add("new()");
        if (parameter.AllowsRefLikeType) parts.Add("allows ref struct");
        return parts.Count == 0 ? "" : $"where {types.Of(parameter)} : {string.Join(", ", parts)}";
    }

    private static string Meaning(ITypeParameterSymbol parameter, TypeText types) =>
        $"where {types.Of(parameter)} : {(parameter.IsReferenceType ? "class" : parameter.IsValueType ? "struct" : "default")}";

    private static bool IsAnnotatedIn(IMethodSymbol method, ITypeParameterSymbol parameter) =>
        method.Parameters.Select(candidate => candidate.Type).Append(method.ReturnType).Any(type => Mentions(type, parameter));

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol => type.NullableAnnotation == NullableAnnotation.Annotated && SymbolEqualityComparer.Default.Equals(type, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, parameter)),
        _ => false,
    };
}
