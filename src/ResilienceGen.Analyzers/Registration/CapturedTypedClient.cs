using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3006: a singleton keeps a typed client for ever, with the connections it was made with.</summary>
internal sealed class CapturedTypedClient : TypeRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CapturedTypedClient,
        "Typed client is captured by a singleton",
        "{0} is a singleton and keeps one {1} for ever, so the factory never renews its handlers; create the client per use with IHttpClientFactory, or set PooledConnectionLifetime",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A typed client is transient: the factory renews the handlers of the next one. One that is kept goes on with the addresses it resolved at start, also after the service has moved.",
        helpLinkUri: RuleHelp.Link(RuleIds.CapturedTypedClient));

    // Where connections are renewed in place it does not matter how long a handler lives.
    private static readonly string[] Renewals = ["PooledConnectionLifetime", "UseSocketsHttpHandler"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers => [RegistrationNames.AddHttpClient];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.Engine.Exemptions.Of(type.Symbol, type.Symbol) is not null || Renewals.Any(name => type.Engine.MembersWith(name).Any()) ? []
        : from client in type.Engine.Registrations.Clients
          where client.Kind == RegistrationKind.Typed && !client.IsConditional && type.Holds(client.Location)
          // Of an interface and its implementation the first is what the container hands out; of a type parameter nobody knows it.
          from handedOut in client.Clients.Take(1)
          from injection in Injection.Of(handedOut, type.Engine)
          where type.Engine.Exemptions.OfType(injection.Owner) is null && injection.IsSingleton(type.Engine)
          select Diagnostic.Create(Descriptor, injection.Place, [client.Location], injection.Owner.Name, handedOut.Name);
}
