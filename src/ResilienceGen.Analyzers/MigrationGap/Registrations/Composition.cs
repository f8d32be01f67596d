using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>What one member that nobody here calls composes, through everything it calls: a program's start, a library's entry.</summary>
/// <param name="Root">The member; null for an initializer.</param>
/// <param name="Clients">Its clients.</param>
/// <param name="Defaults">What it sets for all clients.</param>
/// <param name="Doubts">Reason codes for what else it may register.</param>
internal sealed record Composition(IMethodSymbol? Root, ImmutableArray<ClientRegistration> Clients, ImmutableArray<ClientRegistration> Defaults, ImmutableArray<string> Doubts)
{
    /// <summary>The calls of libraries that may register something and do not tell what.</summary>
    public ImmutableArray<SilentCall> Silent { get; init; } = [];

    /// <summary>What all clients have, unless they take it out.</summary>
    public Traits DefaultTraits => Traits.Union(Defaults.Select(Certain));

    /// <summary>
    /// What the client has that these registrations make together. Registrations of one name meet in one client,
    /// but those of the branches of a condition exclude each other, and then only what all have is certain.
    /// </summary>
    public Traits TraitsOf(IReadOnlyCollection<ClientRegistration> registrations)
    {
        var together = registrations.Any(registration => registration.IsConditional) ? Shared(registrations) : Traits.Union(registrations.Select(registration => registration.Traits));
        return together | Inherited(registrations);
    }

    /// <summary>The handlers that are certainly around the client that these registrations make together, those of the defaults first.</summary>
    public ImmutableArray<RegisteredHandler> HandlersOf(IReadOnlyCollection<ClientRegistration> registrations) =>
        registrations.Any(registration => registration.IsConditional || registration.RemovesDefaults is null || (registration.RemovesDefaults == true && registrations.Count > 1))
            ? []
            : [.. (registrations.Any(registration => registration.RemovesDefaults == true) ? [] : Defaults.Where(registration => !registration.IsConditional)).Concat(registrations).SelectMany(registration => registration.Handlers)];

    private Traits Inherited(IReadOnlyCollection<ClientRegistration> registrations) =>
        registrations.Any(registration => registration is { RemovesDefaults: true, IsConditional: false }) || registrations.All(registration => registration.RemovesDefaults == true) ? Traits.None
        : registrations.Any(registration => registration.RemovesDefaults != false) ? DefaultTraits.Perhaps("conditionalRegistration")
        : DefaultTraits;

    private static Traits Certain(ClientRegistration registration) =>
        registration.IsConditional ? registration.Traits.Perhaps("conditionalRegistration") : registration.Traits;

    private static Traits Shared(IReadOnlyCollection<ClientRegistration> registrations)
    {
        var all = registrations.Select(registration => registration.Traits).ToList();
        var sure = all.Select(traits => traits.Sure).Aggregate((left, right) => left & right);
        var differ = all.Any(traits => traits.Sure != sure);
        return new(sure, all.Select(traits => traits.Doubt).FirstOrDefault(doubt => doubt is not null) ?? (differ ? "conditionalRegistration" : null));
    }
}

/// <summary>A call of a method of which neither source nor facts are known, and where it is made.</summary>
internal sealed record SilentCall(MethodTarget Target, Location Place);
