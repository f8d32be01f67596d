using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Calls;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Usage;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG2101 at registrations: a handler retries for a client whose calls the generated wrapper retries as well.</summary>
internal sealed class WrapperAroundRetries : RegistrationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NestedRetry.Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type)
    {
        var handlers = new HandlerRetries(type.Engine, type.Guards);
        return
            from client in type.Engine.Registrations.Clients.ToList()
            from implementation in type.Sent.Near(client).GroupBy(site => site.Type, SymbolEqualityComparer.Default)
            let wrapped = (INamedTypeSymbol)implementation.Key!
            where client.Kind != RegistrationKind.Typed || IsHandedOut(wrapped, client)
            let retries = RetriesOf(wrapped, type)
            where retries is not null
            from site in implementation
            where !HasGuardOfItsOwn(site)
            from found in Findings(site, retries, handlers, type)
            group found by found.Location into findings
            select findings.First();
    }

    // It stands between the two, and is judged where it stands.
    private static bool HasGuardOfItsOwn(SiteVerdict site) => site.Guard is { Guard: not null };

    // AddHttpClient<IOrders, OrderClient>() configures the client of IOrders, and not of the OrderClient inside the wrapper.
    private static bool IsHandedOut(INamedTypeSymbol implementation, ClientRegistration client) =>
        SymbolEqualityComparer.Default.Equals(client.Clients.FirstOrDefault()?.OriginalDefinition, implementation.OriginalDefinition);

    private static WrapperRetries? RetriesOf(INamedTypeSymbol implementation, ReviewedType type)
    {
        var contracts = Contract.Of(implementation).Where(contract => RegisteredWrappers.Wrap(implementation, contract, type.Engine)).ToList();
        return contracts.Count == 0 ? null : new WrapperRetries(implementation, contracts, type.Engine);
    }

    private static IEnumerable<Diagnostic> Findings(SiteVerdict site, WrapperRetries wrapper, HandlerRetries handlers, ReviewedType type)
    {
        var registered = type.Engine.Clients.Of(site.Sink.Receiver).Handlers;
        if (!registered.Any(handler => type.Holds(handler.Location))) return [];
        var verb = CallDescription.Of(site.Sink).Verb;
        var layers = registered.Reverse().Select(handler => handlers.Of(handler, verb)).OfType<RetryLayer>().ToList();
        return
            from around in wrapper.Around(site.Sink.Operation)
            let nested = NestedRetry.Multiplying([.. layers, around.Layer])
            where nested.Count > 1 && nested[nested.Count - 1] == around.Layer
            let inner = nested[nested.Count - 2]
            select Diagnostic.Create(
                NestedRetry.Descriptor, inner.Place, [around.Layer.Place, site.Location], $"{around.Operation.Contract.Interface.Name}.{around.Operation.Method.Name}", NestedRetry.Product(nested), around.Layer.Name, inner.Name);
    }
}
