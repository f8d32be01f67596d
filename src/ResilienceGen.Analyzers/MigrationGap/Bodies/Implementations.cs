using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>The methods a call can reach: the method itself, or what implements or overrides it in this compilation.</summary>
internal sealed class Implementations(Compilation compilation, WorkCounters counters)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _reached = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _types = new(() =>
    {
        counters.IndexBuilt();
        return [.. TypesBelow(compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct)];
    });

    /// <summary>The classes and structs of this compilation.</summary>
    public ImmutableArray<INamedTypeSymbol> Types => _types.Value;

    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) => _reached.GetOrAdd(method.OriginalDefinition, Find);

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol definition)
    {
        if (definition.ContainingType?.TypeKind == TypeKind.Interface)
        {
            var implementing = Types.Select(type => Implementation(type, definition)).OfType<IMethodSymbol>();
            return [.. (definition.IsAbstract ? implementing : implementing.Prepend(definition)).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
        }

        if (definition is not ({ IsAbstract: true } or { IsVirtual: true } or { IsOverride: true })) return [definition];
        var overrides = Types.SelectMany(type => type.GetMembers(definition.Name)).OfType<IMethodSymbol>().Where(candidate => Overrides(candidate, definition));
        return definition.IsAbstract ? [.. overrides] : [definition, .. overrides];
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol member)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, member.ContainingType.OriginalDefinition)) continue;
            var constructed = implemented.GetMembers(member.Name).FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member));
            if (constructed is not null && type.FindImplementationForInterfaceMember(constructed) is IMethodSymbol found) return found.OriginalDefinition;
        }

        return null;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol definition)
    {
        for (var current = candidate.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, definition)) return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> TypesBelow(INamespaceSymbol ns) =>
        ns.GetTypeMembers().SelectMany(WithNested).Concat(ns.GetNamespaceMembers().SelectMany(TypesBelow));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
