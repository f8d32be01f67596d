using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>RSG3009: a client is asked for by a name that nothing registers.</summary>
internal sealed class UnregisteredName : RegistrationRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.UnregisteredName,
        "Client name is not registered",
        "No registration configures a client \"{0}\", so this one has nothing but the defaults; {1}",
        "Resilience",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The factory makes a client for any name. One that nobody registered has no address, no header and no handler of its own.",
        helpLinkUri: RuleHelp.Link(RuleIds.UnregisteredName));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers => ["CreateClient", "CreateHandler"];

    protected override IEnumerable<Diagnostic> Review(ReviewedType type) =>
        !Hosts.IsWholeProgram(type.Engine) || Hosts.UsesClientsOutside(type.Engine) || !type.Engine.Registrations.Clients.Any() ? []
        : from use in type.Engine.Reach.Unregistered()
          where type.Holds(use.Location)
          let meant = NearNames.To(use.Name!, type.Engine.Registrations.Clients.Select(client => client.Name))
          select Diagnostic.Create(Descriptor, use.Location, use.Name, meant is null ? "register it with AddHttpClient" : $"\"{meant}\" is registered");
}
