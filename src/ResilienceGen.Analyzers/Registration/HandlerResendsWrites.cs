using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG2001 at registrations: a handler sends again what a client must not send twice.</summary>
internal sealed class HandlerResendsWrites : RegistrationRule
{
    /// <summary>Set on the findings that stand at a registration, where another fix applies than at a call.</summary>
    public const string AtRegistration = nameof(AtRegistration);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NonIdempotentVerbRetried.Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from composition in type.Engine.Registrations.Compositions
        where composition.Doubts.IsEmpty
        from client in composition.Clients
        from handler in HandlersOf(client, composition)
        where type.Holds(handler.Location)
        from write in Writes(client, composition, type)
        group (handler, write) by handler.Location into found
        let resends = RetryingHandler.Of(found.First().handler, type.Engine)
        where resends is not null
        select Report(found.Key, resends, [.. found.Select(pair => pair.write).Distinct()], type);

    private static IEnumerable<RegisteredHandler> HandlersOf(ClientRegistration client, Composition composition) =>
        client.RemovesDefaults == false && !client.IsConditional ? client.Handlers.Concat(composition.Defaults.Where(defaults => !defaults.IsConditional).SelectMany(defaults => defaults.Handlers)) : client.Handlers;

    private static IEnumerable<SiteVerdict> Writes(ClientRegistration client, Composition composition, ReviewedType type)
    {
        Location[] places = [client.Location, .. client.Handlers.Concat(composition.Defaults.SelectMany(defaults => defaults.Handlers)).Select(handler => handler.Location)];
        return client.Handlers.Any(handler => RepeatableWrites.AreMarkedBy(handler.Type, type.Engine)) ? []
            : from site in type.Sent.Near(client)
              where site.Kind == VerdictKind.GuardedClient && SentWith.RestsOn(site, places)
              where CallDescription.Of(site.Sink).Verb is { } verb && type.Engine.Settings.UnsafeVerbs.Contains(verb) && !RepeatableWrites.Is(site, resend: null, type.Engine)
              select site;
    }

    private static Diagnostic Report(Location place, RetryingHandler handler, ImmutableArray<SiteVerdict> writes, ReviewedType type) => Diagnostic.Create(
        NonIdempotentVerbRetried.Descriptor,
        place,
        writes.Select(write => write.Location),
        ImmutableDictionary<string, string?>.Empty.Add(AtRegistration, null),
        writes[0].CalleeName,
        CallDescription.Of(writes[0].Sink).Verb,
        handler.Name,
        handler.Attempts is { } count ? $" (up to {count} attempts)" : "",
        $"{writes[0].Type.Name}.{writes[0].Member.Name}");
}
