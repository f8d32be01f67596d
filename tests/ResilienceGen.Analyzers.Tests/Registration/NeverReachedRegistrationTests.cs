using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.NeverReachedRegistration>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3008: resilience that protects no call.</summary>
public class NeverReachedRegistrationTests
{
    private static string Program(string registrations, string uses) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        var isDevelopment = args.Length > 0;
        {{registrations}}

        class User(IHttpClientFactory factory) { public HttpClient Ask(string name) => {{uses}}; }
        class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        """;

    private static Task VerifyAsync(string registrations, string uses) => Verify.VerifyAnalyzerAsync(Program(registrations, uses), HttpResilience.Source);

    [Theory]
    [InlineData("services.[|AddHttpClient|](\"orders\").AddStandardResilienceHandler();", "factory.CreateClient(\"Order\")")]
    [InlineData("services.[|AddHttpClient|](\"orders\").AddStandardResilienceHandler();", "factory.CreateClient()")]
    [InlineData("services.[|AddHttpClient<Orders>|]().AddStandardResilienceHandler();", "factory.CreateClient(\"orders\")")]
    public Task ClientThatNothingAsksFor_IsReported(string registrations, string uses) => VerifyAsync(registrations, uses);

    [Theory]
    [InlineData("services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "factory.CreateClient(\"orders\")")]
    [InlineData("services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "factory.CreateClient(name)")]
    [InlineData("services.AddHttpClient(\"orders\");", "factory.CreateClient(\"stock\")")]
    [InlineData("if (isDevelopment) services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "factory.CreateClient(\"stock\")")]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) services.AddHttpClient(name).AddStandardResilienceHandler();", "factory.CreateClient(\"b\")")]
    [InlineData("services.AddHttpClient<Orders>().AddStandardResilienceHandler(); services.AddSingleton<Lazy<Orders>>();", "factory.CreateClient(\"stock\")")]
    [InlineData("services.AddHttpClient(\"orders\").AddTypedClient<Orders>().AddStandardResilienceHandler(); services.AddSingleton<Lazy<Orders>>();", "factory.CreateClient(\"stock\")")]
    public Task ClientThatIsOrMayBeUsed_IsSilent(string registrations, string uses) => VerifyAsync(registrations, uses);

    [Fact]
    public Task Library_IsSilent() => Verify.VerifyAnalyzerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        static class Setup { public static void Make(IServiceCollection services) => services.AddHttpClient("orders").AddStandardResilienceHandler(); }
        """, HttpResilience.Source);

    [Fact]
    public async Task LibraryThatMayAskByTheName_KeepsItSilent()
    {
        var library = TestCompilation.Create("public class Asker(IHttpClientFactory factory) { public HttpClient Ask() => factory.CreateClient(\"orders\"); }").WithAssemblyName("Library");
        var program = TestCompilation.Create([.. TestReferences.All, library.ToMetadataReference()], Program("services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "factory.CreateClient()"), HttpResilience.Source);
        Assert.Empty(await Verify.DiagnosticsAsync(program));
    }

    [Fact]
    public async Task Message_NamesWhatIsAskedForInstead()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(
            Program("services.AddHttpClient(\"orders\").AddStandardResilienceHandler();", "factory.CreateClient(\"Order\")"), HttpResilience.Source)));
        Assert.Equal("Nothing in this program asks for \"orders\", so its resilience protects no call; \"Order\" is asked for instead", diagnostic.GetMessage());
        Assert.Equal("RSG3008", diagnostic.Id);
    }
}
