using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Analyzers.Registration;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Facts;

/// <summary>RSG0004, at the call of the project that tells nothing.</summary>
public sealed class FactsMissingTests
{
    private const string Project = "/src/Company.ServiceDefaults/obj/Debug/net10.0/ref/Company.ServiceDefaults.dll";
    private const string Register = "builder.AddServiceDefaults(); builder.Services.AddHttpClient<Orders>();";

    [Theory]
    [InlineData(Project)]
    [InlineData("C:\\src\\Company.ServiceDefaults\\bin\\Debug\\Company.ServiceDefaults.dll")]
    public async Task Project_without_facts_is_an_information(string path)
    {
        var finding = Assert.Single(await FoundAsync(Register, path));
        Assert.Equal("RSG0004", finding.Id);
        Assert.StartsWith("'AddServiceDefaults' stands in the project 'Company.ServiceDefaults'", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Register, "/packages/company.servicedefaults/1.0.0/lib/net10.0/Company.ServiceDefaults.dll")]
    [InlineData(Register, null)]
    [InlineData("builder.AddServiceDefaults();", Project)]
    [InlineData("builder.Services.AddHttpClient<Orders>();", Project)]
    public async Task Library_that_cannot_be_changed_or_that_no_client_needs_is_fine(string registrations, string? path) =>
        AssertVerified(await FoundAsync(registrations, path));

    [Fact]
    public async Task Project_with_facts_is_fine() => AssertVerified(await FoundAsync(Register, Project, withFacts: true));

    private static void AssertVerified(IEnumerable<Diagnostic> findings) => Assert.Empty(findings);

    private static async Task<IEnumerable<Diagnostic>> FoundAsync(string registrations, string? path, bool withFacts = false)
    {
        var library = Compile("Company.ServiceDefaults", """
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            namespace Company.ServiceDefaults;
            public static class Extensions
            {
                public static void AddServiceDefaults(this IHostApplicationBuilder builder) => builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
            }
            """);
        var host = Compile(
            "Host",
            $$"""
            using Company.ServiceDefaults;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            static class Start { static void Main(string[] args) { var builder = WebApplication.CreateBuilder(args); {{registrations}} } }
            public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
            """,
            TestReferences.Image(withFacts ? GeneratorVerifier<FactGenerator>.Generate(library).Compilation : library, path));
        return await AnalyzerVerifier<RuleAnalyzer<FactsMissing>>.DiagnosticsAsync(host);
    }

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] references) =>
        TestCompilation.Create([.. TestReferences.All, Resilience.Value, .. references], source).WithAssemblyName(name);

    private static readonly Lazy<MetadataReference> Resilience = new(() =>
        TestReferences.Image(TestCompilation.Create(HttpResilience.Source).WithAssemblyName("Microsoft.Extensions.Http.Resilience"), path: null));
}
