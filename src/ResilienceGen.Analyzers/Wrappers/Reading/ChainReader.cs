using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Reads <c>[FallbackChain]</c>. What cannot be a member is left out here and reported by the chain analyzer.</summary>
internal static class ChainReader
{
    /// <summary>The types the attribute names, in order and with repetitions; null where one cannot be read.</summary>
    public static ImmutableArray<ITypeSymbol?> NamedTypes(AttributeData attribute) =>
        attribute.ConstructorArguments.SingleOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } members
            ? [.. members.Values.Select(member => member.Value as ITypeSymbol)]
            : [];

    /// <summary>The types that are members, in order.</summary>
    public static ImmutableArray<INamedTypeSymbol> Members(AttributeData attribute, INamedTypeSymbol wrapped, Compilation compilation) =>
        [.. NamedTypes(attribute).Where(type => Misfit(type, wrapped, compilation) is null).Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>()];

    /// <summary>Why the type cannot be a member; null when it can.</summary>
    public static string? Misfit(ITypeSymbol? type, INamedTypeSymbol wrapped, Compilation compilation)
    {
        if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } member) return "is not a class";
        if (member.IsUnboundGenericType) return "is an open generic type";
        if (SymbolEqualityComparer.Default.Equals(member, wrapped)) return "is the interface itself";
        if (!compilation.HasImplicitConversion(member, wrapped)) return $"does not implement '{wrapped.Name}'";
        if (member.IsValueType) return "is a struct";
        return Reach.Of(member, compilation) is null ? "cannot be seen from outside the type it is declared in" : null;
    }

    public static EquatableArray<ChainMemberModel> Read(INamedTypeSymbol wrapped, Compilation compilation, NameScope names, TypeText types)
    {
        if (wrapped.Find(KnownTypes.FallbackChainAttribute) is not { } attribute) return [];

        var policies = new PolicyReader(wrapped);
        var members = Members(attribute, wrapped, compilation);
        return new(members.Select(member => new ChainMemberModel(
            members.Count(other => other.Name == member.Name) == 1 ? member.Name : member.ToDisplayString(),
            types.Of(member),
            NameScope.Escape(names.Take(NameScope.Camel(member.Name))),
            IsConstructible: member is { TypeKind: TypeKind.Class, IsAbstract: false },
            IsPublic: Reach.Of(member, compilation) == Reach.Public,
            member.TypeKind == TypeKind.Class ? policies.ReadMember(member, types) : null)));
    }

    /// <summary>How calls move along the members; null where nobody wrote anything about it.</summary>
    public static ChainPolicyModel? ReadPolicy(INamedTypeSymbol wrapped, EquatableArray<ChainMemberModel> members, NameScope fields, TypeText types)
    {
        var policy = PolicyReader.Declared(wrapped.Find(KnownTypes.FallbackChainAttribute), PolicyProperties.Chain, types)!;
        var routes = new EquatableArray<RouteModel>(wrapped.GetAttributes()
            .Where(attribute => attribute.AttributeClass.IsNamed(KnownTypes.FallbackRouteAttribute))
            .Select(attribute => Route(attribute, members, types))
            .OfType<RouteModel>());
        return policy.Values.Count == 0 && routes.Count == 0 && members.All(member => member.Policies is null)
            ? null
            : new ChainPolicyModel(NameScope.Escape(fields.Take("Chain")), policy, routes);
    }

    private static RouteModel? Route(AttributeData attribute, EquatableArray<ChainMemberModel> members, TypeText types)
    {
        if (attribute.ConstructorArguments is not [var failure, { Value: ITypeSymbol target }]) return null;
        var name = types.Of(target);
        return members.FirstOrDefault(member => member.Type == name) is { } member
            ? new RouteModel(member.Name, new(failure.Kind == TypedConstantKind.Type ? "Error" : "Kind", ConstantText.Of(failure, types)))
            : null;
    }
}
