using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.ZeroEdit;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.ZeroEdit;

/// <summary>Projects that opt into the trial, as the package sets them up.</summary>
internal static class Trial
{
    private const string Program = """
        using Microsoft.Extensions.DependencyInjection;
        static class Start { static void Main(IServiceCollection services, string name) { $REGISTRATIONS } }
        """;

    private const string Clients = """
        public interface IOrders { Task<string> GetAsync(); }
        public class Orders(HttpClient http) : IOrders { public Task<string> GetAsync() => http.GetStringAsync("a"); }
        public class Asking(IHttpClientFactory factory) { public Task<string> GetAsync() => factory.CreateClient("a").GetStringAsync("a"); }
        public class Trying(HttpClient http)
        {
            public async Task<string> GetAsync()
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await http.GetStringAsync("a"); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """;

    public static AnalyzerOptions On { get; } = Options("registrations");

    public static AnalyzerOptions Options(string value) => TestOptions.Create([], ("build_property.ResilienceGenZeroEdit", value));

    /// <summary>A project whose start holds these registrations.</summary>
    public static CSharpCompilation Project(string registrations, params string[] more) =>
        Compile([Start(registrations), Clients, HttpResilience.Source, .. more]);

    public static string Start(string registrations) => Program.Replace("$REGISTRATIONS", registrations, StringComparison.Ordinal);

    public static CSharpCompilation Compile(params string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        var options = TestCompilation.ParseOptions.WithFeatures([new("InterceptorsNamespaces", Interception.Namespace)]);
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), options)));
    }

    public static GeneratedSources Generate(string registrations, params string[] more) => Generate(Project(registrations, more));

    public static GeneratedSources Generate(CSharpCompilation compilation) => GeneratorVerifier<ZeroEditGenerator>.Generate(compilation, On).AssertCompiles();
}
