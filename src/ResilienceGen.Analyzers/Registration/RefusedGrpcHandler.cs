using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>A gRPC client whose library throws because the handler configures the HTTP client as well.</summary>
internal static class RefusedGrpcHandler
{
    // The standard handlers turn the timeout of the client off, a handler of one's own does not.
    private static readonly PackageReleases Configuring = new(new Version(8, 10));
    private static readonly PackageReleases Refusing = new(new Version(2, 37), Before: new Version(2, 64));

    /// <summary>What is wrong with the handler; null where it is not certain that a client refuses it.</summary>
    public static string? Of(RegistrationCall handler, GapContext engine) =>
        RegistrationNames.Handlers[handler.Name] is HandlerKind.Standard or HandlerKind.Hedging
        && Configuring.Include(handler.Method?.ContainingAssembly)
        && !engine.Registrations.SetsFactoryOptions
        && (Own(handler) ?? Inheriting(handler, engine)) is { } client
        && Refusing.Include(client.ContainingAssembly)
            ? $"{client.ContainingAssembly.Name} {PackageReleases.VersionOf(client.ContainingAssembly)} refuses this handler, so {client.TypeArguments[0].Name} throws when it is created; update that package to 2.64.0 or later"
            : null;

    private static IMethodSymbol? Own(RegistrationCall handler) =>
        ServiceOrigin.Of(handler.Receiver)?.Client is { Method: { } method } && IsGrpc(method) ? method : null;

    private static IMethodSymbol? Inheriting(RegistrationCall handler, GapContext engine) =>
        DefaultsAround(handler) is not { } defaults ? null
        : (from composition in engine.Registrations.Compositions
           where composition.Defaults.Any(registration => !registration.IsConditional && registration.Handlers.Any(added => added.Location == handler.Location && added.Traits.Has(ResilienceTraits.Timeout)))
           from call in composition.Silent
           where call.Target.Symbol is { } method && IsGrpc(method) && MayMeet(OriginAt(call, engine), defaults)
           select call.Target.Symbol).FirstOrDefault();

    private static ServiceOrigin? DefaultsAround(RegistrationCall handler) =>
        handler.Operation.Ancestors().OfType<IInvocationOperation>().Select(RegistrationCall.Of).FirstOrDefault(call => call is { Name: RegistrationNames.Defaults, IsOfLibrary: true }) is { } defaults
            ? ServiceOrigin.Of(defaults.Receiver)
            : null;

    private static ServiceOrigin? OriginAt(SilentCall client, GapContext engine) =>
        FluentCalls.At(client.Place) is { } syntax && engine.Bodies.ModelOf(syntax.SyntaxTree).GetOperation(syntax, engine.Bodies.CancellationToken) is { } operation
            ? ServiceOrigin.Of(RegistrationCall.Of(operation)?.Receiver)
            : null;

    // Of different members the composition tells that they work on one program; in one member there may be two collections.
    private static bool MayMeet(ServiceOrigin? client, ServiceOrigin defaults) =>
        client is not null && (client.IsSameAs(defaults) || !SymbolEqualityComparer.Default.Equals(client.Owner, defaults.Owner));

    private static bool IsGrpc(IMethodSymbol method) => method is { Name: "AddGrpcClient", TypeArguments.Length: 1 } && method.ContainingType.Is(KnownTypes.GrpcClientServiceExtensions);
}
