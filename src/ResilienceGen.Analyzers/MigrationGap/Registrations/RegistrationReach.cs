using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>Holds registrations against uses: protection that no call ever gets, and clients that nobody configured.</summary>
internal sealed class RegistrationReach(RegistrationModel model, ClientUses uses)
{
    /// <summary>The registrations with resilience that nothing in this compilation can reach.</summary>
    public IEnumerable<ClientRegistration> NeverReached() =>
        model.Clients.Where(registration => registration.Traits.Sure != ResilienceTraits.None && registration.Name is not null && !IsReached(registration));

    /// <summary>The uses of a name that nothing registers, while all registrations can be seen.</summary>
    public IEnumerable<ClientUse> Unregistered() =>
        model.Compositions.Any(composition => !composition.Doubts.IsEmpty) || model.Clients.Any(registration => registration.Name is null)
            ? []
            : uses.Created.Where(use => use.Name is { Length: > 0 } name && model.Clients.All(registration => registration.Name != name) && !model.IsRegisteredElsewhere(name));

    private bool IsReached(ClientRegistration registration) =>
        uses.Created.Any(use => use.Name is null || use.Name == registration.Name)
        || registration.Clients.Any(uses.IsMentioned)
        || model.Clients.Any(other => !ReferenceEquals(other, registration) && other.Name == registration.Name && other.Clients.Any(uses.IsMentioned));
}
