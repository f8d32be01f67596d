using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3008: resilience is registered for a client that nothing asks for.</summary>
internal sealed class NeverReachedRegistration : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.NeverReachedRegistration,
        "Resilient client is never used",
        "Nothing in this program asks for {0}, so its resilience protects no call; {1}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A name that is misspelt at one of its two places leaves the calls with a client that nobody configured.",
        helpLinkUri: RuleHelp.Link(RuleIds.NeverReachedRegistration));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type)
    {
        if (!Hosts.IsWholeProgram(type.Engine)) return [];
        var registered = type.Engine.Registrations.Clients.ToLookup(client => client.Location);
        return
            from unused in type.Engine.Reach.NeverReached()
            where type.Holds(unused.Location) && IsSure(unused, type)
            group unused by unused.Location into findings
            // What a loop registers under several names is used where one of them is.
            where findings.Count() == registered[findings.Key].Count()
            let client = findings.First()
            select Diagnostic.Create(Descriptor, client.Location, NameOf(client), Advice(client, type));
    }

    // What the program registers for a class of a library, that library may ask for.
    private static bool IsSure(ClientRegistration client, ReviewedType type) => client switch
    {
        { IsConditional: true } => false,
        { Kind: RegistrationKind.Typed } => !client.Clients.IsEmpty && client.Clients.All(type.Engine.Bodies.IsOwn),
        { Kind: RegistrationKind.Named } => !Hosts.UsesClientsOutside(type.Engine),
        _ => false,
    };

    private static string Advice(ClientRegistration client, ReviewedType type) =>
        NearNames.To(client.Name!, type.Engine.Reach.Unregistered().Select(use => use.Name)) is { } asked ? $"\"{asked}\" is asked for instead"
        : client.Kind == RegistrationKind.Typed ? "inject it, or remove the registration"
        : "ask for it by this name, or remove the registration";
}
