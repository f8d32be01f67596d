using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3001: a host registers a client without resilience, and nothing between its calls and the network makes up for it.</summary>
internal sealed class FactoryClientWithoutResilience : RegistrationRule
{
    /// <summary>Set where the client sends, or may send, what must not arrive twice.</summary>
    public const string SendsWrites = nameof(SendsWrites);

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.FactoryClientWithoutResilience,
        "Factory client without resilience",
        "{0} is registered without resilience, and {1} in {2} is sent with it once; {3}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every call of the client fails with the first lost connection. One handler at the registration covers them all.",
        helpLinkUri: RuleHelp.Link(RuleIds.FactoryClientWithoutResilience));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from composition in type.Engine.Registrations.Compositions
        where Hosts.Has(composition, type.Engine)
        from client in composition.Clients
        where type.Holds(client.Location) && IsBare(client, composition)
        group client by client.Location into registered
        let sites = registered.SelectMany(client => type.Sent.Near(client)).Distinct().ToList()
        // A class with a path of its own is not made safer by a second one around it.
        where !sites.Any(site => site.Kind is VerdictKind.GuardedCall or VerdictKind.GuardedClient)
        let gap = sites.FirstOrDefault(site => site.RuleId == RuleIds.NoPathInClient && SentWith.RestsOn(site, [registered.Key]))
        where gap is not null
        select Report(registered.First(), gap, SendWrites(sites, type));

    // Whatever is registered under the same name makes the same client.
    private static bool IsBare(ClientRegistration client, Composition composition) =>
        client.Name is not null
        && composition.TraitsOf([.. composition.Clients.Where(other => other.Name == client.Name)]) is { Sure: ResilienceTraits.None, Doubt: null };

    private static Diagnostic Report(ClientRegistration client, SiteVerdict gap, bool sendsWrites) => Diagnostic.Create(
        Descriptor,
        client.Location,
        [gap.Location],
        sendsWrites ? ImmutableDictionary<string, string?>.Empty.Add(SendsWrites, null) : null,
        NameOf(client),
        gap.CalleeName,
        $"{gap.Type.Name}.{gap.Member.Name}",
        client.Kind == RegistrationKind.Default ? "give all clients a handler with ConfigureHttpClientDefaults" : "append AddStandardResilienceHandler" + (sendsWrites ? " with DisableForUnsafeHttpMethods" : ""));

    private static bool SendWrites(IEnumerable<SiteVerdict> sites, ReviewedType type) =>
        sites.Any(site => CallDescription.Of(site.Sink).Verb is not { } verb || type.Engine.Settings.UnsafeVerbs.Contains(verb));
}
