using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Clients;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>Reads registrations off their syntax, because in code that is not restored only the type argument binds.</summary>
internal sealed class RegistrationReader(BodySource bodies, HandlerChains chains)
{
    private static readonly HashSet<string> Guarding = new(StringComparer.Ordinal)
    {
        "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler",
        "AddPolicyHandler", "AddPolicyHandlerFromRegistry", "AddTransientHttpErrorPolicy",
    };

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "ConfigureHttpClient", "ConfigurePrimaryHttpMessageHandler", "UseSocketsHttpHandler", "SetHandlerLifetime",
        "RedactLoggedHeaders", "RemoveAllLoggers", "AddDefaultLogger", "AddTypedClient",
    };

    /// <summary>Whether the name is one that concerns a single client.</summary>
    public static bool IsChainLink(string name) => Guarding.Contains(name) || Plain.Contains(name);

    public IEnumerable<ClientRegistration> In(MemberDeclarationSyntax member)
    {
        foreach (var call in member.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AddHttpClient" } name }) continue;
            var protection = ProtectionOf(call);
            if (name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } types })
            {
                foreach (var type in types)
                {
                    if (TypeOf(type) is { } client) yield return new(client, null, protection, call);
                }
            }
            else if (NameOf(call) is { } constant)
            {
                yield return new(null, constant, protection, call);
            }
        }
    }

    private ClientProtection ProtectionOf(InvocationExpressionSyntax registration)
    {
        var result = ClientProtection.Unguarded;
        var current = registration;
        while (current.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next, Name: var link })
        {
            var protection = OfLink(link);
            if (protection == ClientProtection.Guarded) return protection;
            if (protection == ClientProtection.Unknown) result = protection;
            current = next;
        }

        // A builder that is kept or handed on may get its handlers elsewhere.
        return current.Parent is ExpressionStatementSyntax ? result : ClientProtection.Unknown;
    }

    private ClientProtection OfLink(SimpleNameSyntax link)
    {
        var name = link.Identifier.ValueText;
        if (Guarding.Contains(name)) return ClientProtection.Guarded;
        if (Plain.Contains(name)) return ClientProtection.Unguarded;
        if (name != "AddHttpMessageHandler" || link is not GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types }) return ClientProtection.Unknown;
        return TypeOf(types[0]) is not INamedTypeSymbol handler || !bodies.IsInSource(handler) ? ClientProtection.Unknown
            : chains.IsGuardShaped(handler) ? ClientProtection.Guarded
            : ClientProtection.Unguarded;
    }

    private string? NameOf(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments.Count == 0) return "";
        var model = bodies.ModelOf(call.SyntaxTree);
        return model.GetConstantValue(call.ArgumentList.Arguments[0].Expression, bodies.CancellationToken).Value as string;
    }

    private ITypeSymbol? TypeOf(TypeSyntax type) => bodies.ModelOf(type.SyntaxTree).GetTypeInfo(type, bodies.CancellationToken).Type is { TypeKind: not TypeKind.Error } bound ? bound : null;
}
