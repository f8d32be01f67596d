using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>The methods a call can reach: the method itself, or what implements or overrides it in source.</summary>
internal sealed class Implementations(SourceCompilations compilations, WorkCounters counters)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _reached = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _types = new(() =>
    {
        counters.IndexBuilt();
        return TypesOf(compilations.Own);
    });

    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _referencedTypes = new(() => [.. compilations.Referenced.SelectMany(other => TypesOf(other))]);

    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) => _reached.GetOrAdd(method.OriginalDefinition, Find);

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol definition)
    {
        var isOfInterface = definition.ContainingType?.TypeKind == TypeKind.Interface;
        if (!isOfInterface && definition is not ({ IsAbstract: true } or { IsVirtual: true } or { IsOverride: true })) return [definition];
        // What another project declares, a third one may implement.
        var types = compilations.Declaring(definition) is { } declaring && !ReferenceEquals(declaring, compilations.Own) ? _types.Value.AddRange(_referencedTypes.Value) : _types.Value;
        if (isOfInterface)
        {
            var implementing = types.Select(type => Implementation(type, definition)).OfType<IMethodSymbol>();
            return [.. (definition.IsAbstract ? implementing : implementing.Prepend(definition)).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
        }

        var overrides = types.SelectMany(type => type.GetMembers(definition.Name)).OfType<IMethodSymbol>().Where(candidate => Overrides(candidate, definition));
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

    private static ImmutableArray<INamedTypeSymbol> TypesOf(Compilation compilation) =>
        [.. TypesBelow(compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct)];

    private static IEnumerable<INamedTypeSymbol> TypesBelow(INamespaceSymbol ns) =>
        ns.GetTypeMembers().SelectMany(WithNested).Concat(ns.GetNamespaceMembers().SelectMany(TypesBelow));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
