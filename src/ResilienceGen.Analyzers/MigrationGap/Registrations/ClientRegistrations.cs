using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>
/// What the registrations of this compilation say about a client from the container. They prove a guard wherever they show one;
/// they prove its absence only when nothing else can reach the client: no defaults here, and no referenced library that could set any.
/// </summary>
internal sealed class ClientRegistrations(Compilation compilation, Lazy<NameIndex> names, RegistrationReader reader)
{
    private const string DefaultsName = "ConfigureHttpClientDefaults";

    private static readonly string[] Openings = ["Add", "Use", "Configure"];
    private static readonly string[] Hints = ["ServiceDefaults", "HttpDefaults", "Resilien", "Polly"];

    private readonly Lazy<ImmutableArray<ClientRegistration>> _registrations = new(() =>
        [.. names.Value.Members("AddHttpClient").Distinct().SelectMany(reader.In)]);

    private readonly Lazy<bool> _closed = new(() => !names.Value.Names.Any(name => MaySetDefaults(name) && names.Value.IsCalled(name)) && !compilation.References.Any(reference => MayConfigure(compilation, reference)));

    /// <summary>The typed client of this class; null when this compilation does not register it or cannot tell.</summary>
    public ClientState? Of(ITypeSymbol client) =>
        Combine(_registrations.Value.Where(registration => SymbolEqualityComparer.Default.Equals(registration.Client?.OriginalDefinition, client.OriginalDefinition)));

    /// <summary>The client of this name, which is empty for the default one.</summary>
    public ClientState? Of(string name) =>
        Combine(_registrations.Value.Where(registration => registration.Name == name));

    /// <summary>The unnamed client that any <c>AddHttpClient</c> brings with it.</summary>
    public ClientState? OfDefault() =>
        _registrations.Value.FirstOrDefault() is { } any && _closed.Value
            ? State(any with { Protection = ClientProtection.Unguarded }, "registeredWithoutHandler", "The container hands out the default client, and nothing adds a handler to that.")
            : null;

    private ClientState? Combine(IEnumerable<ClientRegistration> registrations)
    {
        var found = registrations.ToList();
        if (found.Count == 0 || found.Any(registration => registration.Protection == ClientProtection.Unknown)) return null;
        if (found.All(registration => registration.Protection == ClientProtection.Guarded)) return State(found[0], "registration", "Its registration adds a handler that sends again.");
        return found.All(registration => registration.Protection == ClientProtection.Unguarded) && _closed.Value
            ? State(found[0], "registeredWithoutHandler", "Its registration adds no handler that sends again, and nothing sets defaults for all clients.")
            : null;
    }

    private static ClientState State(ClientRegistration registration, string reason, string text) =>
        new(registration.Protection, reason, [new Evidence(text, registration.Syntax.GetLocation())]);

    // A name proves nothing, but it is enough not to claim that there is nothing.
    private static bool MaySetDefaults(string name) =>
        name == DefaultsName
        || (Openings.Any(opening => name.StartsWith(opening, StringComparison.Ordinal))
            && Hints.Any(hint => name.Contains(hint))
            && !RegistrationReader.IsChainLink(name));

    private static bool MayConfigure(Compilation compilation, MetadataReference reference)
    {
        if (reference is CompilationReference { Compilation: var project }) return project.SyntaxTrees.Any(NamesDefaults);
        return compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
            && !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            && !assembly.Name.StartsWith("System", StringComparison.Ordinal)
            && !assembly.Name.StartsWith("Polly", StringComparison.Ordinal)
            && assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(used => used.Name.StartsWith("Microsoft.Extensions.Http", StringComparison.Ordinal));
    }

    private static bool NamesDefaults(SyntaxTree tree) => tree.GetText().ToString().Contains($".{DefaultsName}(");
}
