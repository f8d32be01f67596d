using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Members that implement a <c>[Resilient]</c> interface: the generated wrapper in front of them is their path.</summary>
internal static class WrappedMembers
{
    public static GuardState? GuardOf(IMethodSymbol member)
    {
        foreach (var contract in member.ContainingType.AllInterfaces)
        {
            if (!contract.HasAttribute(KnownTypes.ResilientAttribute)) continue;
            foreach (var declared in Members(contract))
            {
                if (!Implements(member, declared) || OptsOut(contract, declared)) continue;
                var text = $"It implements {contract.Name}.{declared.Name}, which callers reach through the generated wrapper.";
                return new GuardState(Protection.Guarded, "wrapper", [new Evidence(text, contract.Locations.FirstOrDefault())]);
            }
        }

        return null;
    }

    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol contract) =>
        contract.AllInterfaces.Insert(0, contract)
            .SelectMany(part => part.GetMembers())
            .OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary);

    private static bool Implements(IMethodSymbol member, IMethodSymbol declared) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared)?.OriginalDefinition, member.OriginalDefinition);

    private static bool OptsOut(INamedTypeSymbol contract, IMethodSymbol declared) =>
        declared.HasAttribute(KnownTypes.NoResilienceAttribute) || contract.HasAttribute(KnownTypes.NoResilienceAttribute);
}
