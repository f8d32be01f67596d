using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>The interfaces of the project that are marked <c>[Resilient]</c>, by the endpoint they call; looked for when the first rule asks.</summary>
internal sealed class MarkedInterfaces(Compilation compilation)
{
    private readonly Lazy<ILookup<string, INamedTypeSymbol>> _byEndpoint = new(() => In(compilation).ToLookup(EndpointName.Of, StringComparer.Ordinal));

    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation) =>
        TypesBelow(compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind == TypeKind.Interface && type.Has(KnownTypes.ResilientAttribute));

    /// <summary>The interfaces that share the endpoint with this one and come before it, so that two of them are compared once.</summary>
    public ImmutableArray<INamedTypeSymbol> Before(INamedTypeSymbol type) =>
        [.. _byEndpoint.Value[EndpointName.Of(type)].TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, type))];

    private static IEnumerable<INamedTypeSymbol> TypesBelow(INamespaceOrTypeSymbol around)
    {
        foreach (var member in around.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type) yield return type;
            foreach (var inner in TypesBelow(member)) yield return inner;
        }
    }
}
