using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>
/// What the registrations of this compilation say about a client from the container. They prove a guard wherever they show one;
/// they prove its absence only when nothing else can reach the client.
/// </summary>
internal sealed class ClientRegistrations(Compilation compilation, RegistrationModel model, ResilienceTraits required)
{
    private string Handlers => required == ResilienceTraits.Retry ? "a handler that sends again" : "the handlers that this project requires";

    /// <summary>The typed client of this class; null when this compilation does not register it.</summary>
    public ClientState? Of(ITypeSymbol client) => Combine(registration => registration.IsOf(client));

    /// <summary>The client of this name, which is empty for the default one; null when nothing here says anything about it.</summary>
    public ClientState? Of(string name) => Combine(registration => registration.Name == name) ?? OfDefaults();

    /// <summary>The unnamed client that any <c>AddHttpClient</c> brings with it.</summary>
    public ClientState? OfDefault() =>
        OfDefaults() ?? (model.Clients.FirstOrDefault() is { } any && DoubtBeside([]) is null && model.Compositions.All(IsClosed)
            ? State(ClientProtection.Unguarded, "registeredWithoutHandler", "The container hands out the default client, and nothing adds a handler to that.", any.Location)
            : null);

    // A client that is only created, and not registered, has the defaults and nothing else.
    private ClientState? OfDefaults() =>
        model.Compositions.FirstOrDefault(composition => composition.DefaultTraits.Has(required)) is { } guarded
            ? State(ClientProtection.Guarded, "registrationDefaults", $"The defaults of all clients add {Handlers}.", guarded.Defaults[0].Location) with { Handlers = guarded.HandlersOf([]) }
            : null;

    private ClientState? Combine(Func<ClientRegistration, bool> matches)
    {
        var found = model.Compositions
            .Select(composition => (Composition: composition, Registrations: composition.Clients.Where(matches).ToList()))
            .Where(part => part.Registrations.Count > 0)
            .Select(part => (part.Composition, part.Registrations, Traits: part.Composition.TraitsOf(Meeting(part.Composition, part.Registrations))))
            .ToList();
        if (found.Count == 0) return null;
        var place = found[0].Registrations[0].Location;
        if (found.All(part => part.Traits.Has(required)))
        {
            var handler = Guarding(found[0].Registrations);
            var proof = handler?.Kind == HandlerKind.ZeroEdit ? "The zero-edit trial adds a handler at its registration that sends reads again." : $"Its registration adds {Handlers}.";
            var guarded = State(ClientProtection.Guarded, "registration", proof, handler?.Location ?? place);
            return found is [var only] ? guarded with { Handlers = only.Composition.HandlersOf(Meeting(only.Composition, only.Registrations)) } : guarded;
        }

        var reason = found.Any(part => part.Traits.Has(required)) ? "conditionalRegistration"
            : found.Select(part => part.Traits.Doubt).FirstOrDefault(doubt => doubt is not null) ?? DoubtBeside([.. found.Select(part => part.Composition)]) ?? (found.All(part => IsClosed(part.Composition)) ? null : "injectedClient");
        return reason is null
            ? State(ClientProtection.Unguarded, "registeredWithoutHandler", "Its registration adds no handler that sends again, and nothing sets defaults for all clients.", place)
            : State(ClientProtection.Injected, reason, "It is registered here, but what else its handlers are cannot be told.", place);
    }

    // Whatever is registered under the same name configures the same client.
    private static List<ClientRegistration> Meeting(Composition composition, List<ClientRegistration> registrations) =>
        [.. registrations.Concat(composition.Clients.Where(other => other.Name is not null && registrations.Any(registration => registration.Name == other.Name))).Distinct()];

    private RegisteredHandler? Guarding(IEnumerable<ClientRegistration> registrations) =>
        registrations.SelectMany(registration => registration.Handlers).FirstOrDefault(handler => handler.Traits.Has(required));

    // Why a client may have handlers that its own compositions do not show: others may be part of the same program.
    private string? DoubtBeside(IReadOnlyCollection<Composition> own) =>
        model.Compositions.SelectMany(composition => composition.Doubts).FirstOrDefault()
        ?? model.Compositions.Except(own).Select(other => other.DefaultTraits.Perhaps("conditionalRegistration").Doubt).FirstOrDefault(doubt => doubt is not null)
        ?? (model.Clients.Any(registration => registration.Name is null && registration.Traits != Traits.None) ? "clientName" : null)
        ?? (model.SetsFactoryOptions ? "foreignHandler" : null);

    // A library's entry for services is called by a host, which may set defaults.
    private bool IsClosed(Composition composition) =>
        compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary
        || composition.Root is not { IsStatic: true } root
        || !IsVisible(root)
        || !root.Parameters.Any(parameter => Reading.ServiceTypes.CanRegister(parameter.Type));

    private static bool IsVisible(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public) return false;
        }

        return true;
    }

    private static ClientState State(ClientProtection protection, string reason, string text, Location place) =>
        new(protection, reason, [new Evidence(text, place)]);
}
