using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3007: resilience handlers together with a release of a library that is known not to bear them.</summary>
internal sealed class UnsupportedCombination : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.UnsupportedCombination,
        "Resilience handler does not go with a library",
        "{0}",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Releases of two libraries fail where the handlers of Microsoft.Extensions.Http.Resilience are: gRPC clients throw, and Application Insights sends nothing.",
        helpLinkUri: RuleHelp.Link(RuleIds.UnsupportedCombination));

    private static readonly ImmutableHashSet<string> Handlers =
        [.. RegistrationNames.Handlers.Where(handler => handler.Value is HandlerKind.Standard or HandlerKind.Hedging or HandlerKind.Pipeline).Select(handler => handler.Key)];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers => Handlers;

    public override ImmutableArray<string>? Libraries => [KnownTypes.ResilienceClientBuilderExtensions];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type)
    {
        var calls = type.Operations<IInvocationOperation>().Select(RegistrationCall.Of).OfType<RegistrationCall>().ToList();
        ImmutableArray<RegistrationCall> handlers = [.. calls.Where(call => Handlers.Contains(call.Name) && call.Method?.ContainingType.Is(KnownTypes.ResilienceClientBuilderExtensions) == true)];
        return
            from call in calls
            let fault = handlers.Contains(call) ? RefusedGrpcHandler.Of(call, type.Engine) : LostTelemetry.Of(call, handlers, type.Engine)
            where fault is not null
            select Diagnostic.Create(Descriptor, call.Location, fault);
    }
}
