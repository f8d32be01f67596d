using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG5010, RSG5011 and, of two routes for one failure, RSG4002: routes and tiers of a fallback chain. Tiers count members, so they wait until every named type is one.</summary>
internal static class ChainPolicyCheck
{
    public static void Report(INamedTypeSymbol wrapped, AttributeData chain, Compilation compilation, Report report)
    {
        ITypeSymbol[] members = [.. ChainReader.Members(chain, wrapped, compilation)];
        var routed = new Dictionary<TypedConstant, ITypeSymbol?>();
        foreach (var route in wrapped.GetAttributes().Where(attribute => attribute.AttributeClass.IsNamed(KnownTypes.FallbackRouteAttribute)))
        {
            if (route.ConstructorArguments is not [var failure, { Value: var target }] || target is ITypeSymbol { TypeKind: TypeKind.Error }) continue;
            if (!members.Contains(target as ITypeSymbol, SymbolEqualityComparer.Default) && Places.Argument(route, 1, 2) is { } place)
                report(UsageRules.RouteLeadsNowhere, place, [(target as ITypeSymbol)?.Name ?? "null", wrapped.Name]);
            if (!routed.TryGetValue(failure, out var first)) routed.Add(failure, target as ITypeSymbol);
            else if (Places.Argument(route, 0, 2) is { } repeated)
                report(UsageRules.PoliciesContradict, repeated, [$"{failure.ToCSharpString()} has a route already, to {first?.Name}, which is taken; remove one of the two"]);
        }

        if (chain.Written("Tiers") is not { Kind: TypedConstantKind.Array, Values: { IsDefaultOrEmpty: false } sizes }
            || ChainReader.NamedTypes(chain).Any(type => ChainReader.Misfit(type, wrapped, compilation) is not null)
            || Places.Property(chain, "Tiers") is not { } tiers)
        {
            return;
        }

        var numbers = sizes.Select(size => size.Value as int? ?? 0).ToArray();
        if (numbers.Any(number => number < 1) || numbers.Sum(number => (long)number) != members.Length)
            report(UsageRules.TiersDoNotAddUp, tiers, [string.Join(", ", numbers), members.Length, wrapped.Name]);
    }
}
