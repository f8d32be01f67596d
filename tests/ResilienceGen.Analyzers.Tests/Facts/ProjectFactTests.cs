using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Facts;

/// <summary>A host, its service defaults and a library: what the host's build knows of the others, with and without our package in them.</summary>
public sealed class ProjectFactTests
{
    private const string Gap = "Gap(noPath)";
    private const string Guarded = "GuardedClient(registration)";
    private const string Unknown = "Unknown(referencedDefaults)";

    private const string ServiceDefaults = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        namespace Company.ServiceDefaults;
        public static class Extensions
        {
            public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder, bool resilient = true) where TBuilder : IHostApplicationBuilder
            {
                builder.Services.ConfigureHttpClientDefaults(http => http.AddCustomResiliency(resilient));
                return builder;
            }

            internal static IHttpClientBuilder AddCustomResiliency(this IHttpClientBuilder builder, bool enabled)
            {
                if (enabled) builder.AddStandardResilienceHandler();
                return builder;
            }

            public static void AddNothing(this IServiceCollection services) { }
        }
        """;

    public enum Seen
    {
        Source,
        Facts,
        Metadata,
    }

    [Theory]
    [InlineData(Seen.Source, "builder.AddServiceDefaults();", Guarded)]
    [InlineData(Seen.Facts, "builder.AddServiceDefaults();", Guarded)]
    [InlineData(Seen.Metadata, "builder.AddServiceDefaults();", Unknown)]
    [InlineData(Seen.Source, "builder.AddServiceDefaults(false);", Gap)]
    [InlineData(Seen.Facts, "builder.AddServiceDefaults(false);", Gap)]
    [InlineData(Seen.Metadata, "builder.AddServiceDefaults(false);", Unknown)]
    [InlineData(Seen.Source, "builder.AddServiceDefaults(args.Length > 0);", "Unknown(conditionalRegistration)")]
    [InlineData(Seen.Facts, "builder.AddServiceDefaults(args.Length > 0);", "Unknown(conditionalRegistration)")]
    [InlineData(Seen.Source, "builder.Services.AddNothing();", Gap)]
    [InlineData(Seen.Facts, "builder.Services.AddNothing();", Unknown)]
    [InlineData(Seen.Metadata, "", Gap)]
    public void HostKnowsWhatItsDefaultsTell(Seen seen, string call, string verdict) =>
        Assert.Equal(verdict, Host($"{call} builder.Services.AddHttpClient<Orders>();", Reference("Company.ServiceDefaults", ServiceDefaults, seen)));

    [Theory]
    [InlineData(Seen.Source, Gap)]
    [InlineData(Seen.Facts, Unknown)]
    public void FalseHandedOnByAMethodThatNamesNoRegistration_NeedsItsSource(Seen seen, string verdict) => Assert.Equal(
        verdict,
        Host("builder.AddAll(); builder.Services.AddHttpClient<Orders>();", Reference("Company.ServiceDefaults", ServiceDefaults.Replace("public static void AddNothing(this IServiceCollection services) { }", "public static void AddAll(this IHostApplicationBuilder builder) => builder.AddServiceDefaults(false);"), seen)));

    [Theory]
    [InlineData(Seen.Source, Guarded)]
    [InlineData(Seen.Facts, Guarded)]
    [InlineData(Seen.Metadata, "Unknown(injectedClient)")]
    public void GenericRegistrationOfALibrary_IsOfTheHostsType(Seen seen, string verdict) => Assert.Equal(verdict, Host("builder.Services.AddApi<Orders>();", Reference("Company.Http", """
        using Microsoft.Extensions.DependencyInjection;
        public static class Api { public static void AddApi<T>(this IServiceCollection services) where T : class => services.AddHttpClient<T>().AddStandardResilienceHandler(); }
        """, seen)));

    [Theory]
    [InlineData(Seen.Source)]
    [InlineData(Seen.Facts)]
    public void LibraryBetween_IsFollowedToTheOneItCalls(Seen seen)
    {
        var defaults = Reference("Company.ServiceDefaults", ServiceDefaults, seen);
        var between = Reference("Company.Platform", """
            using Company.ServiceDefaults;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            public static class Platform { public static void AddPlatform(this IHostApplicationBuilder builder) { builder.Services.AddHttpClient("own"); builder.AddServiceDefaults(true); } }
            """, seen, defaults);
        Assert.Equal(Guarded, Host("builder.AddPlatform(); builder.Services.AddHttpClient<Orders>();", defaults, between));
    }

    [Theory]
    [InlineData(Seen.Source)]
    [InlineData(Seen.Facts)]
    [InlineData(Seen.Metadata)]
    public void LibraryThatOnlyGetsItsClient_LeavesItToTheHost(Seen seen) => Assert.Equal("Unknown(injectedClient)", Verdict(Compile("Library", """
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        """, Reference("Company.ServiceDefaults", ServiceDefaults, seen))));

    [Theory]
    [InlineData(Seen.Facts, 0)]
    [InlineData(Seen.Metadata, 1)]
    public void TypedClientOfALibrary_IsARegisteredName(Seen seen, int unregistered)
    {
        var library = Reference("Company.Stock", """
            using Microsoft.Extensions.DependencyInjection;
            namespace Company { public class Stock(HttpClient http) { public HttpClient Http => http; } }
            class Module { public void Load(IServiceCollection services) => services.AddHttpClient<Company.Stock>(); }
            """, seen);
        var host = Compile("Host", "class User(IHttpClientFactory factory) { HttpClient Client => factory.CreateClient(nameof(Company.Stock)); }", library);
        Assert.Equal(unregistered, GapContext.Create(host, isTestProject: false, CancellationToken.None)!.Reach.Unregistered().Count());
    }

    [Fact]
    public void FactOfANewerWriting_IsUnknown()
    {
        var library = Compile("Company.ServiceDefaults", ServiceDefaults);
        var facts = GeneratorVerifier<FactGenerator>.Generate(library).Text.Replace("\"(1 ", "\"(2 ");
        var newer = library.AddSyntaxTrees(CSharpSyntaxTree.ParseText(facts, TestCompilation.ParseOptions));
        Assert.Equal(Unknown, Host("builder.AddServiceDefaults(false); builder.Services.AddHttpClient<Orders>();", TestReferences.Image(newer)));
    }

    private static string Host(string registrations, params MetadataReference[] references) => Verdict(Compile("Host", $$"""
        using Company.ServiceDefaults;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        namespace Company.ServiceDefaults { }
        static class Start { static void Main(string[] args) { var builder = WebApplication.CreateBuilder(args); {{registrations}} } }
        public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        """, references).WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication)));

    private static string Verdict(CSharpCompilation compilation)
    {
        var verdict = Assert.Single(GapScanner.Scan(compilation, CancellationToken.None));
        return $"{verdict.Kind}({verdict.Reason})";
    }

    private static MetadataReference Reference(string name, string source, Seen seen, params MetadataReference[] references)
    {
        var compilation = Compile(name, source, references);
        return seen switch
        {
            Seen.Source => compilation.ToMetadataReference(),
            Seen.Facts => TestReferences.Image(GeneratorVerifier<FactGenerator>.Generate(compilation).Compilation),
            _ => TestReferences.Image(compilation),
        };
    }

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] references)
    {
        var compilation = TestCompilation.Create([.. TestReferences.All, Resilience.Value, .. references], source).WithAssemblyName(name);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001"));
        return compilation;
    }

    private static readonly Lazy<MetadataReference> Resilience = new(() =>
        TestReferences.Image(TestCompilation.Create(HttpResilience.Source).WithAssemblyName("Microsoft.Extensions.Http.Resilience")));
}
