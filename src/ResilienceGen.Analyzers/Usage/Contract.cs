using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>A marked interface, seen from a class that implements it.</summary>
internal sealed class Contract
{
    private readonly PolicyReader _policies;

    private Contract(INamedTypeSymbol @interface)
    {
        Interface = @interface;
        _policies = new PolicyReader(@interface);
        Chain = @interface.Find(KnownTypes.FallbackChainAttribute) is { } attribute ? ChainReader.NamedTypes(attribute) : [];
    }

    public INamedTypeSymbol Interface { get; }

    /// <summary>What the fallback chain names, in order; empty where there is none.</summary>
    public ImmutableArray<ITypeSymbol?> Chain { get; }

    /// <summary>Whether only what is declared applies.</summary>
    public bool StartsFromNothing => _policies.StartsFromNothing;

    public static IEnumerable<Contract> Of(INamedTypeSymbol implementation) =>
        from contract in implementation.AllInterfaces
        where contract.Has(KnownTypes.ResilientAttribute)
        select new Contract(contract);

    /// <summary>The methods that the type implements itself and that a wrapper calls on the resilient path.</summary>
    public IEnumerable<Implemented> ImplementedBy(INamedTypeSymbol type) =>
        from method in MemberCollector.Implementable(Interface).OfType<IMethodSymbol>()
        where !_policies.LeavesAlone(method) && UnprotectedShape.Reason(method) is null
        let body = type.FindImplementationForInterfaceMember(method) as IMethodSymbol
        where body is not null && SymbolEqualityComparer.Default.Equals(body.ContainingType, type)
        select new Implemented(this, method, body);

    /// <summary>The retry around an attempt of the method, which a member of the chain may replace by its own; null where there is none.</summary>
    public PolicyModel? RetryOf(IMethodSymbol method, INamedTypeSymbol implementation) =>
        PlaceOf(implementation) >= 0 && _policies.ReadMember(implementation, new TypeText()) is { } own ? own.Retry : PolicyOf(method).Policies.Retry;

    /// <summary>The effective policy of the method.</summary>
    public OperationPolicyModel PolicyOf(IMethodSymbol method) => _policies.Read(method, new TypeText());

    /// <summary>The place of a type in the chain; -1 where it is no member.</summary>
    public int PlaceOf(INamedTypeSymbol type)
    {
        for (var index = 0; index < Chain.Length; index++)
        {
            if (SymbolEqualityComparer.Default.Equals(Chain[index]?.OriginalDefinition, type)) return index;
        }

        return -1;
    }
}

/// <summary>A method of a contract and the body that a class gives it.</summary>
internal sealed record Implemented(Contract Contract, IMethodSymbol Method, IMethodSymbol Body);
