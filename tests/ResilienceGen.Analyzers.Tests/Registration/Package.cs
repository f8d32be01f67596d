using Microsoft.CodeAnalysis;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>Libraries that the tests do not reference, as stand-ins that say which release they are; without a version they do not tell it.</summary>
internal static class Package
{
    public static MetadataReference Resilience(string? version = "8.10.0+4f2c1d") => Compile("Microsoft.Extensions.Http.Resilience", HttpResilience.Source, Informational(version));

    public static MetadataReference Grpc(string? version) => GrpcWith(Informational(version));

    public static MetadataReference GrpcWith(string attribute) => Compile("Grpc.Net.ClientFactory", """
        namespace Microsoft.Extensions.DependencyInjection;
        public static class GrpcClientServiceExtensions
        {
            public static IHttpClientBuilder AddGrpcClient<TClient>(this IServiceCollection services) where TClient : class => throw null!;
            public static IHttpClientBuilder AddGrpcClient<TClient>(this IServiceCollection services, string name) where TClient : class => throw null!;
        }
        """, attribute);

    public static MetadataReference Insights(string? version, string call = "AddApplicationInsightsTelemetry", string assembly = "Microsoft.ApplicationInsights.AspNetCore") => Compile(assembly, $$"""
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class ApplicationInsightsExtensions
            {
                public static IServiceCollection {{call}}(this IServiceCollection services) => throw null!;
                public static IServiceCollection {{call}}(this IServiceCollection services, string key) => throw null!;
            }
        }
        public class DiagnosticsTelemetryModule { }
        """, Informational(version));

    /// <summary>A library with the source, on top of the others.</summary>
    public static MetadataReference Compile(string name, string source, string attribute = "", params MetadataReference[] references) =>
        TestReferences.Image(TestCompilation.Create([.. TestReferences.All, .. references], source, attribute).WithAssemblyName(name));

    private static string Informational(string? version) => version is null ? "" : $"[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")]";
}
