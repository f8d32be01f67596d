using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>A rule about what is registered: it reports at registrations, in the type that writes them, and never in test code.</summary>
internal abstract class RegistrationRule : TypeRule
{
    private static readonly ImmutableHashSet<string> Names = [.. RegistrationNames.All];

    public override ImmutableHashSet<string> Triggers => Names;

    public sealed override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.Engine.Exemptions.Of(type.Symbol, type.Symbol) is null ? Review(type).Where(diagnostic => type.Holds(diagnostic.Location)) : [];

    /// <summary>What is wrong; findings that stand in other types are left out.</summary>
    protected abstract IEnumerable<Diagnostic> Review(ReviewedType type);

    /// <summary>The client as a reader knows it.</summary>
    protected static string NameOf(ClientRegistration client) => client.Kind switch
    {
        RegistrationKind.Typed when client.Clients.FirstOrDefault() is { } typed => typed.Name,
        RegistrationKind.Default => "the default client",
        _ => $"\"{client.Name}\"",
    };
}
