using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Clients;

/// <summary>Decides what the client of a call is made of, from every place it may come from.</summary>
internal sealed class ClientProvenance(BodySource bodies, ValueOrigins origins, HandlerChains chains, ClientRegistrations registrations, ContainerRegistrations container)
{
    private const int MaxFactories = 8;

    // The calls of a class are sent with the same client.
    private readonly ConcurrentDictionary<IFieldSymbol, ClientState> _ofFields = new(SymbolEqualityComparer.Default);

    public ClientState Of(IOperation? receiver)
    {
        if (receiver is null) return new ClientState(ClientProtection.Unknown, "ownClientType", [new Evidence("It is sent by the base class of an own client type.")]);
        var field = (receiver as IFieldReferenceOperation)?.Field.OriginalDefinition;
        if (field is not null && _ofFields.TryGetValue(field, out var known)) return known;
        var found = origins.Of(receiver);
        var state = Combine([.. found.SelectMany(origin => Classify(origin, 0))]);
        // What is said of this reference holds for no other one.
        if (field is not null && found.All(origin => !ReferenceEquals(origin.Operation, receiver))) _ofFields.TryAdd(field, state);
        return state;
    }

    private IEnumerable<ClientState> Classify(Origin origin, int depth)
    {
        var operation = origin.Operation;
        if (origin.Kind == OriginKind.Outside) return [OfInjected(operation)];
        if (origin.Kind == OriginKind.Lost) return [State(ClientProtection.Unknown, "untracedClient", "Where the client comes from cannot be followed.", operation)];
        return operation switch
        {
            IObjectCreationOperation creation => [OfCreation(creation)],
            IInvocationOperation call => OfCall(call, depth),
            IInstanceReferenceOperation => [State(ClientProtection.Unknown, "ownClientType", "The client is an own subclass.", operation)],
            _ => [State(ClientProtection.Unknown, "untracedClient", "Where the client comes from cannot be followed.", operation)],
        };
    }

    private ClientState OfCreation(IObjectCreationOperation creation) => chains.Of(creation) switch
    {
        ClientProtection.Guarded => State(ClientProtection.Guarded, "handler", "A handler of the client sends again.", creation),
        ClientProtection.Unguarded when !creation.Type!.IsBelow("System.Net.Http") => State(ClientProtection.Unknown, "ownClientType", "The client is an own subclass.", creation),
        ClientProtection.Unguarded => State(ClientProtection.Unguarded, "createdClient", "The client is created here, and no handler of it sends again.", creation),
        _ => State(ClientProtection.Unknown, "foreignHandler", "The client is created around a handler that cannot be seen whole.", creation),
    };

    private IEnumerable<ClientState> OfCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (method.IsBelow("Microsoft.AspNetCore.Mvc.Testing") || method.IsBelow("Microsoft.AspNetCore.TestHost"))
            return [State(ClientProtection.Test, "testClient", "The client belongs to a test host.", call)];
        if (method.Name != "CreateClient" || Sink.ReceiverOf(call) is not { } factory || !factory.Type.IsOrImplements(KnownTypes.HttpClientFactory))
            return [State(ClientProtection.Unknown, "foreignFactory", $"The client comes from {method.Name}, which is not part of this compilation.", call)];
        return origins.Of(factory).SelectMany(origin => OwnFactory(origin) is { } create && depth < MaxFactories
            ? origins.OfReturns(create).SelectMany(made => Classify(made, depth + 1))
            : [RegisteredAs(call) ?? State(ClientProtection.Injected, "factoryClient", "The client comes from IHttpClientFactory; its registration decides.", call)]);
    }

    private ClientState OfInjected(IOperation operation)
    {
        var given = operation is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } ? parameter : null;
        var owner = given?.ContainingType;
        var registered = given is null || owner is null ? null
            : given.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(KnownTypes.FromKeyedServicesAttribute)) is { } keyed ? keyed.ConstructorArguments is [{ Value: string key }] ? registrations.Of(key) : null
            : registrations.Of(owner) ?? (container.GetsDefaultClient(owner) ? registrations.Of("") ?? registrations.OfDefault() : null);
        return registered ?? State(ClientProtection.Injected, "injectedClient", "The client is handed in from outside this compilation.", operation);
    }

    private ClientState? RegisteredAs(IInvocationOperation create)
    {
        var name = create.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value;
        if (name is null) return registrations.Of("");
        return new ValueReader(method: null).Read(name) is ConstantValue { Texts: [var text] } && ConstantText.NameIn(text) is { } constant
            ? registrations.Of(constant)
            : State(ClientProtection.Injected, "clientName", "Only the running program knows the name under which the client is created.", create);
    }

    private IMethodSymbol? OwnFactory(Origin origin) =>
        origin.Operation is IObjectCreationOperation { Type: INamedTypeSymbol type } && bodies.IsInSource(type)
            ? type.GetMembers("CreateClient").OfType<IMethodSymbol>().FirstOrDefault()
            : null;

    /// <summary>One proved guard beside one proved creation without: neither can be said of the call.</summary>
    private static ClientState Combine(ImmutableArray<ClientState> states)
    {
        var guarded = states.FirstOrDefault(state => state.Protection == ClientProtection.Guarded);
        var unguarded = states.FirstOrDefault(state => state.Protection == ClientProtection.Unguarded);
        if (guarded is not null && unguarded is not null)
            return new(ClientProtection.Unknown, "mixedClients", guarded.Evidence.AddRange(unguarded.Evidence));
        return guarded
            ?? states.FirstOrDefault(state => state.Protection == ClientProtection.Test)
            ?? unguarded
            ?? states.FirstOrDefault(state => state.Protection == ClientProtection.Unknown)
            ?? states.FirstOrDefault()
            ?? new(ClientProtection.Injected, "injectedClient", [new Evidence("Nothing in this compilation gives the client a value.")]);
    }

    private static ClientState State(ClientProtection protection, string reason, string text, IOperation place) =>
        new(protection, reason, [new Evidence(text, place.Syntax.GetLocation())]);
}
