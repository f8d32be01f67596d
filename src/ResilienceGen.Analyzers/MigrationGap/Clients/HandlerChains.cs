using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Clients;

/// <summary>Follows a handler chain that is built in place, from the outermost handler inwards.</summary>
internal sealed class HandlerChains(BodySource bodies, ValueOrigins origins, GuardFinder guards)
{
    private const int MaxChain = 12;

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _guardShaped = new(SymbolEqualityComparer.Default);

    /// <summary>What the chain of a created client, or of a handler around another, does; a creation without a handler argument uses the default one.</summary>
    public ClientProtection Of(IObjectCreationOperation creation) => Of(creation, 0);

    private ClientProtection Of(IObjectCreationOperation creation, int depth)
    {
        if (depth > MaxChain) return ClientProtection.Unknown;
        var handlers = creation.Arguments.Where(argument => HttpTypes.IsHandler(argument.Value.Type)).Select(argument => argument.Value)
            .Concat(AssignedInner(creation));
        return Worst(handlers.Select(handler => OfHandler(handler, depth + 1)), ClientProtection.Unguarded);
    }

    /// <summary>Whether the handler's own code sends its request again.</summary>
    public bool IsGuardShaped(INamedTypeSymbol handler) => _guardShaped.GetOrAdd(handler.OriginalDefinition, FindGuard);

    private ClientProtection OfHandler(IOperation handler, int depth)
    {
        var leaves = origins.Of(handler);
        // handler ?? new HttpClientHandler(): what a caller may hand in does not take away what is used when nobody does.
        if (leaves.Any(leaf => leaf.Kind != OriginKind.Outside)) leaves = [.. leaves.Where(leaf => leaf.Kind != OriginKind.Outside)];
        return Worst(leaves.Select(leaf => OfOrigin(leaf, depth)), ClientProtection.Unguarded);
    }

    private ClientProtection OfOrigin(Origin origin, int depth) => origin.Operation switch
    {
        IObjectCreationOperation creation => OfCreated(creation, depth),
        { Type: { } type } when IsPrimary(type) => ClientProtection.Unguarded,
        _ => ClientProtection.Unknown,
    };

    private ClientProtection OfCreated(IObjectCreationOperation creation, int depth)
    {
        if (creation.Type is not INamedTypeSymbol type) return ClientProtection.Unknown;
        if (type.Is(KnownTypes.PolicyHttpMessageHandler) || type.Is(KnownTypes.ResilienceHandler)) return ClientProtection.Guarded;
        if (IsPrimary(type)) return ClientProtection.Unguarded;
        if (!bodies.IsInSource(type)) return ClientProtection.Unknown;
        return IsGuardShaped(type) ? ClientProtection.Guarded : Of(creation, depth);
    }

    // new MyHandler { InnerHandler = ... } and handler.InnerHandler = ...
    private static IEnumerable<IOperation> AssignedInner(IObjectCreationOperation creation) =>
        creation.Type.IsOrDerivesFrom(KnownTypes.DelegatingHandler)
            ? from assignment in creation.Root().Descendants<ISimpleAssignmentOperation>()
              where assignment.Target is IPropertyReferenceOperation { Property.Name: "InnerHandler" } target && IsOn(target, creation)
              select assignment.Value
            : [];

    private static bool IsOn(IPropertyReferenceOperation target, IObjectCreationOperation creation) => target.Instance switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } implicitReceiver =>
            implicitReceiver.Ancestors().OfType<IObjectCreationOperation>().FirstOrDefault() == creation,
        ILocalReferenceOperation { Local: var local } => LocalValues.AssignedTo(local, creation.Root()).Any(value => value.Unwrap() == creation),
        _ => false,
    };

    private bool FindGuard(INamedTypeSymbol handler)
    {
        for (var type = handler; type is not null && bodies.IsInSource(type); type = type.BaseType)
        {
            var sends = bodies.Of(type)
                .SelectMany(root => root.Descendants<IInvocationOperation>())
                .Where(call => call.TargetMethod.Name is "SendAsync" or "Send" && call.Arguments.Any(argument => HttpTypes.IsRequest(argument.Value.Type)));
            if (sends.Any(send => guards.Of(new Send(send, RequestDependencies.Of(send.Arguments), new WalkBudget())).IsGuarded)) return true;
        }

        return false;
    }

    private static bool IsPrimary(ITypeSymbol type) =>
        type.Is(KnownTypes.HttpClientHandler) || type.Is(KnownTypes.SocketsHttpHandler) || type.Is("System.Net.Http.WinHttpHandler") || type.Is("System.Net.Http.WebRequestHandler");

    // One unknown link makes the chain unknown; one guard in it guards the whole.
    private static ClientProtection Worst(IEnumerable<ClientProtection> links, ClientProtection none)
    {
        var result = none;
        foreach (var link in links)
        {
            if (link == ClientProtection.Guarded) return link;
            if (link == ClientProtection.Unknown) result = link;
        }

        return result;
    }
}
