using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Writing;

/// <summary>Writes one class per endpoint of a chain; what goes along the chain plays the script of the endpoint, everything else that of the member.</summary>
internal static class MemberClassWriter
{
    public static void Write(OwnedText text, Service service)
    {
        var endpoints =
            from type in service.Interfaces
            let declaration = ChainDeclaration.Of(service, type)
            where declaration is not null
            from endpoint in declaration.Chain.Endpoints.Concat((declaration.Chain.Routes ?? []).Values).Distinct()
            group (type, declaration) by endpoint;
        foreach (var endpoint in endpoints)
        {
            var declaration = endpoint.First().declaration;
            if (declaration.Chain.EndpointPolicies?.GetValueOrDefault(endpoint.Key) is { } policies)
                text.Add(AttributeText.Of(policies).DefaultIfEmpty(AttributeText.NoPolicy), declaration.Owner);
            ImplementationWriter.Write(
                text,
                service,
                [.. endpoint.Select(static pair => pair.type.Name)],
                Names.Member(endpoint.Key),
                method => declaration.Methods.Contains(method.Name) ? endpoint.Key : method.Name,
                declaration.Owner);
        }
    }
}
