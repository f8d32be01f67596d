using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3002: a client gets a standard handler on top of another one, and their attempts multiply.</summary>
internal sealed class HandlerAddedTwice : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.HandlerAddedTwice,
        "Resilience handler is added twice",
        "{0} gets this handler on top of {1}{2}; take that one out with RemoveAllResilienceHandlers, or add no other",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each attempt of the outer handler runs all attempts of the inner one: a service that is down gets many times the load, and the caller waits as long.",
        helpLinkUri: RuleHelp.Link(RuleIds.HandlerAddedTwice));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from composition in type.Engine.Registrations.Compositions
        from client in composition.Clients
        where client is { Name: not null, IsConditional: false }
        let handlers = Standard(client, composition)
        where handlers is [var first, var second, ..] && first.Location != second.Location
        let outer = handlers[0]
        let inner = handlers[1]
        where type.Holds(inner.Location)
        group (client, outer, inner) by inner.Location into found
        let pair = found.First()
        select Diagnostic.Create(
            Descriptor,
            found.Key,
            [pair.outer.Location],
            NameOf(pair.client),
            pair.client.Handlers.Contains(pair.outer) ? "the one before it" : "the one that the defaults give all clients",
            Product(pair.outer, pair.inner, type.Engine));

    // What the defaults add comes first, wherever they are set. Registrations of one name make one client.
    private static List<RegisteredHandler> Standard(ClientRegistration client, Composition composition)
    {
        var together = composition.Clients.Where(other => other.Name == client.Name).ToList();
        if (together.Any(other => other.IsConditional)) return [];
        var inherited = together.All(other => other.RemovesDefaults == false) ? composition.Defaults.Where(defaults => !defaults.IsConditional).SelectMany(defaults => defaults.Handlers) : [];
        return [.. inherited.Concat(together.SelectMany(other => other.Handlers)).Where(handler => handler.Kind is HandlerKind.Standard or HandlerKind.Hedging && handler.Traits.Has(ResilienceTraits.Retry))];
    }

    private static string Product(RegisteredHandler outer, RegisteredHandler inner, GapContext engine) =>
        RetryingHandler.AttemptsOf(outer, engine) is { } first && RetryingHandler.AttemptsOf(inner, engine) is { } second ? $": {first} x {second} = {first * second} attempts" : "";
}
