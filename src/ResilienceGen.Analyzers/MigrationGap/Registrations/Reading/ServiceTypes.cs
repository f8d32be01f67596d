using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>The types that registration code works on.</summary>
internal static class ServiceTypes
{
    private static readonly string[] Hosts = [KnownTypes.ServiceCollection, KnownTypes.HostApplicationBuilder, KnownTypes.WebApplicationBuilder, KnownTypes.HostBuilder];

    public static bool IsClientBuilder(ITypeSymbol? type) => type.IsOrImplements(KnownTypes.HttpClientBuilder);

    /// <summary>Whether clients can be registered through a value of the type, or handlers be added to one.</summary>
    public static bool CanRegister(ITypeSymbol? type) => IsClientBuilder(type) || Hosts.Any(host => type.IsOrImplements(host));

    /// <summary>Whether the method extends a type of which facts are told.</summary>
    public static bool IsExtended(ITypeSymbol type) =>
        IsClientBuilder(type) || type.IsOrImplements(KnownTypes.ServiceCollection) || type.IsOrImplements(KnownTypes.HostApplicationBuilder);

    /// <summary>Whether the method belongs to the platform, whose methods are known by name or do nothing to clients.</summary>
    public static bool IsPlatform(IMethodSymbol method) =>
        method.ContainingAssembly is { Name: var name } && method.DeclaringSyntaxReferences.IsEmpty && IsPlatform(name);

    public static bool IsPlatform(string assembly) =>
        assembly.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly.StartsWith("System", StringComparison.Ordinal)
        || assembly.StartsWith("Polly", StringComparison.Ordinal) || assembly is "netstandard" or "mscorlib";
}
