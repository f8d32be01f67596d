using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>What a message handler does, judged by its own code.</summary>
internal sealed class HandlerTraits(BodySource bodies, HandlerChains chains)
{
    public Traits Of(ITypeSymbol handler) =>
        handler.Is(KnownTypes.PolicyHttpMessageHandler) || handler.Is(KnownTypes.ResilienceHandler) ? new(ResilienceTraits.Retry)
        : handler is not INamedTypeSymbol type || !bodies.IsInSource(type) ? Traits.Unknown("foreignHandler")
        : chains.IsGuardShaped(type) ? new(ResilienceTraits.Retry)
        : Traits.None;
}
