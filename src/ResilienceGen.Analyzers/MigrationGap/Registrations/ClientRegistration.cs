using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

internal enum RegistrationKind
{
    /// <summary>The client of a class that the container builds.</summary>
    Typed,

    /// <summary>A client that is asked for by name.</summary>
    Named,

    /// <summary>The client without a name.</summary>
    Default,

    /// <summary>What every client of the factory has.</summary>
    Defaults,
}

/// <summary>One registration and what it puts around the client.</summary>
/// <param name="Kind">What is registered.</param>
/// <param name="Clients">The typed client, its implementation and further classes that get the client.</param>
/// <param name="Name">The logical name; null where only the running program knows it.</param>
/// <param name="Handlers">The handlers in the order in which they are added: the first is the outermost.</param>
/// <param name="Doubt">Why there may be more handlers; null when these are all.</param>
/// <param name="RemovesDefaults">Whether the handlers of the defaults are taken out; null when that depends.</param>
/// <param name="IsConditional">Whether it depends on something that only the running program knows.</param>
/// <param name="Location">The name of the call that registers.</param>
internal sealed record ClientRegistration(
    RegistrationKind Kind,
    ImmutableArray<ITypeSymbol> Clients,
    string? Name,
    ImmutableArray<RegisteredHandler> Handlers,
    string? Doubt,
    bool? RemovesDefaults,
    bool IsConditional,
    Location Location)
{
    /// <summary>What the registration does by itself, without the defaults.</summary>
    public Traits Traits => Traits.Union(Handlers.Select(handler => handler.Traits)) | new Traits(Support.ResilienceTraits.None, Doubt);

    public bool IsOf(ITypeSymbol client) => Clients.Any(registered => SymbolEqualityComparer.Default.Equals(registered.OriginalDefinition, client.OriginalDefinition));
}

/// <summary>One handler of a client.</summary>
/// <param name="Kind">How it is added.</param>
/// <param name="Traits">What it does.</param>
/// <param name="Type">The type of a message handler.</param>
/// <param name="Location">The call that adds it, or the call of the method that does.</param>
internal sealed record RegisteredHandler(HandlerKind Kind, Traits Traits, ITypeSymbol? Type, Location Location);
