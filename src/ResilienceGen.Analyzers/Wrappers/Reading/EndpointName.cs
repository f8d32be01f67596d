using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>The endpoint of an interface: what the nearest <c>[Endpoint]</c> says, else the interface's full name.</summary>
internal static class EndpointName
{
    public static string Of(INamedTypeSymbol wrapped)
    {
        var named = wrapped.AllInterfaces.Insert(0, wrapped)
            .Select(type => type.Find(KnownTypes.EndpointAttribute))
            .FirstOrDefault(attribute => attribute is not null);
        return named?.ConstructorArguments.FirstOrDefault().Value is string { Length: > 0 } name ? name : WrapperNaming.Endpoint(wrapped);
    }
}
