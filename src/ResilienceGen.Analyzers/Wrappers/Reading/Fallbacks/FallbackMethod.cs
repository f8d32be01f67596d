using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading.Fallbacks;

/// <summary>The method of the same interface, or of a base of it, that answers in place of another one.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="TakesError">Whether its last parameter but the token takes the error.</param>
internal sealed record FallbackMethod(IMethodSymbol Symbol, bool TakesError)
{
    public static (FallbackMethod? Method, string? Problem) Find(IMethodSymbol method, string name, Compilation compilation)
    {
        var home = method.ContainingType;
        var named = home.AllInterfaces.Insert(0, home).SelectMany(type => type.GetMembers(name)).OfType<IMethodSymbol>().ToArray();
        if (named.Length == 0) return (null, $"there is no method '{name}' on '{home.Name}' or its bases");

        var callable = named.Where(candidate => CanBeCalled(candidate, compilation)).ToArray();
        if (callable.Length == 0) return (null, $"'{name}' cannot be called on the implementation: it is {(named[0].IsStatic ? "static" : "not accessible")}");

        var fitting = callable.Select(candidate => Fit(candidate, method)).OfType<FallbackMethod>().ToArray();
        var visible = fitting.Where(candidate => !fitting.Any(other => Hides(other.Symbol, candidate.Symbol))).ToArray();
        return visible switch
        {
            [] => (null, $"'{name}' differs from it: it needs the same parameters and the same return type, and may take the error as an additional last parameter in front of the token"),
            [var only] => (only, null),
            _ => (null, $"more than one method '{name}' fits; rename one"),
        };
    }

    private static bool CanBeCalled(IMethodSymbol candidate, Compilation compilation) =>
        !candidate.IsStatic && MemberCollector.CanBeCalled(candidate) && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly);

    private static FallbackMethod? Fit(IMethodSymbol candidate, IMethodSymbol method)
    {
        if (candidate.Arity != method.Arity || candidate.RefKind != method.RefKind) return null;
        if (!SameType(candidate.ReturnType, method.ReturnType) || !SameConstraints(candidate, method)) return null;

        var wanted = Arguments(method);
        var taken = Arguments(candidate);
        if (taken.Length < wanted.Length || !wanted.Zip(taken, SameParameter).All(same => same)) return null;
        return (taken.Length - wanted.Length) switch
        {
            0 => new FallbackMethod(candidate, TakesError: false),
            1 when taken[taken.Length - 1] is { RefKind: RefKind.None } last && last.Type.IsNamed(KnownTypes.Exception) => new FallbackMethod(candidate, TakesError: true),
            _ => null,
        };
    }

    private static IParameterSymbol[] Arguments(IMethodSymbol method)
    {
        var token = CallerToken.Of(method);
        return [.. method.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, token))];
    }

    private static bool SameParameter(IParameterSymbol left, IParameterSymbol right) => left.RefKind == right.RefKind && SameType(left.Type, right.Type);

    // As signatures are compared: neither nullability nor the names of tuple elements count, and a type parameter is its place.
    private static bool SameType(ITypeSymbol left, ITypeSymbol right) => SignatureKey.Type(left) == SignatureKey.Type(right);

    private static bool SameConstraints(IMethodSymbol candidate, IMethodSymbol method) => candidate.TypeParameters.Zip(method.TypeParameters, (left, right) =>
        left.HasConstructorConstraint == right.HasConstructorConstraint
        && left.HasReferenceTypeConstraint == right.HasReferenceTypeConstraint
        && left.HasValueTypeConstraint == right.HasValueTypeConstraint
        && left.HasUnmanagedTypeConstraint == right.HasUnmanagedTypeConstraint
        && left.HasNotNullConstraint == right.HasNotNullConstraint
        && left.ConstraintTypes.Select(SignatureKey.Type).SequenceEqual(right.ConstraintTypes.Select(SignatureKey.Type))).All(same => same);

    // A redeclared method takes the place of the one it hides.
    private static bool Hides(IMethodSymbol nearer, IMethodSymbol farther) =>
        SignatureKey.Of(nearer) == SignatureKey.Of(farther)
        && nearer.ContainingType.AllInterfaces.Contains(farther.ContainingType, SymbolEqualityComparer.Default);
}
