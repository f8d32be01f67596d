using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3003: the handler of the defaults has one breaker for clients of several hosts.</summary>
internal sealed class SharedBreaker : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.SharedBreaker,
        "Breaker is shared by several hosts",
        "The clients of {0} share the breaker of this handler, so one that is down cuts off the others; add SelectPipelineByAuthority",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A handler that the defaults add has no client's name: all clients use one pipeline, with one breaker and one rate limiter.",
        helpLinkUri: RuleHelp.Link(RuleIds.SharedBreaker));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        from composition in type.Engine.Registrations.Compositions
        let hosts = composition.Clients.Where(client => client is { RemovesDefaults: false, IsConditional: false }).Select(client => HostOf(client, type.Engine)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList()
        where hosts.Count > 1
        from handler in composition.Defaults.Where(defaults => !defaults.IsConditional).SelectMany(defaults => defaults.Handlers)
        where handler.Kind == HandlerKind.Standard && type.Holds(handler.Location)
        where HandlerSettings.Of(handler.Location, type.Engine) is { } settings && settings.EndsHere && !settings.IsFollowedBy("SelectPipeline")
        select Diagnostic.Create(Descriptor, handler.Location, string.Join(" and ", hosts.Take(3)));

    // services.AddHttpClient("a", http => http.BaseAddress = new Uri("https://a.example"))
    private static string? HostOf(ClientRegistration client, GapContext engine)
    {
        if (FluentCalls.At(client.Location) is not { } registration) return null;
        var model = engine.Bodies.ModelOf(registration.SyntaxTree);
        var addresses =
            from syntax in FluentCalls.After(registration).Prepend(registration)
            let call = model.GetOperation(syntax, engine.Bodies.CancellationToken) is { } operation ? RegistrationCall.Of(operation) : null
            from argument in call?.Arguments ?? []
            from assignment in argument.Value.Descendants<ISimpleAssignmentOperation>()
            where assignment.Target is IPropertyReferenceOperation { Property.Name: "BaseAddress" }
            select assignment.Value.Unwrap() is IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }, ..] } ? text : null;
        return addresses.ToList() is [{ } address] && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : null;
    }
}
