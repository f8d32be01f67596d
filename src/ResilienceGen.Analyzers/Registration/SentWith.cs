using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>The call sites of the classes that get a registered client, as far as they stand in this compilation.</summary>
internal sealed class SentWith(GapContext engine)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<SiteVerdict>> _verdicts = new(SymbolEqualityComparer.Default);

    /// <summary>Every call that is not exempt in the classes that are given the client or ask for it by its name.</summary>
    public ImmutableArray<SiteVerdict> Near(ClientRegistration registration) =>
        [.. Users(registration).SelectMany(user => _verdicts.GetOrAdd(user, engine.Analyze)).Where(site => site.Kind != VerdictKind.Exempt)];

    /// <summary>Whether the verdict rests on one of these places.</summary>
    public static bool RestsOn(SiteVerdict site, IEnumerable<Location> places) => site.Evidence.Any(evidence => evidence.Location is { } at && places.Contains(at));

    private IEnumerable<INamedTypeSymbol> Users(ClientRegistration registration) =>
        registration.Clients.OfType<INamedTypeSymbol>().Select(client => client.OriginalDefinition).Where(engine.Bodies.IsOwn)
            .Concat(engine.Uses.Created.Where(use => use.Name == registration.Name).Select(use => TypeAt(use.Location)).OfType<INamedTypeSymbol>())
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private INamedTypeSymbol? TypeAt(Location place) =>
        place.SourceTree is { } tree ? engine.Bodies.ModelOf(tree).GetEnclosingSymbol(place.SourceSpan.Start, engine.Bodies.CancellationToken)?.ContainingType?.OriginalDefinition : null;
}
