using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.UnregisteredName>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3009: names that nobody registered.</summary>
public class UnregisteredNameTests
{
    private static string Program(string registrations, string uses) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        {{registrations}}

        class User(IHttpClientFactory factory) { public HttpClient Ask(string name) => {{uses}}; }
        class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        """;

    private static Task VerifyAsync(string registrations, string uses) => Verify.VerifyAnalyzerAsync(Program(registrations, uses), HttpResilience.Source);

    [Fact]
    public Task NameThatNothingRegisters_IsReported() => VerifyAsync("services.AddHttpClient(\"orders\");", "factory.[|CreateClient|](\"stock\")");

    [Theory]
    [InlineData("services.AddHttpClient(\"orders\");", "factory.CreateClient(\"orders\")")]
    [InlineData("services.AddHttpClient(\"orders\");", "factory.CreateClient()")]
    [InlineData("services.AddHttpClient(\"orders\");", "factory.CreateClient(name)")]
    [InlineData("services.AddHttpClient(args[0]);", "factory.CreateClient(\"stock\")")]
    [InlineData("services.AddHttpClient<Orders>();", "factory.CreateClient(nameof(Orders))")]
    [InlineData("", "factory.CreateClient(\"stock\")")]
    public Task NameThatIsOrMayBeRegistered_IsSilent(string registrations, string uses) => VerifyAsync(registrations, uses);

    [Fact]
    public Task Library_IsSilent() => Verify.VerifyAnalyzerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        static class Setup { static void Make(IServiceCollection services) => services.AddHttpClient("orders"); }
        class User(IHttpClientFactory factory) { public HttpClient Ask() => factory.CreateClient("stock"); }
        """);

    [Theory]
    [InlineData("ORDERS", "\"orders\" is registered")]
    [InlineData("ordres", "\"orders\" is registered")]
    [InlineData("stock", "register it with AddHttpClient")]
    public async Task Message_SaysWhatWasMeant(string name, string advice)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Program("services.AddHttpClient(\"orders\");", $"factory.CreateClient(\"{name}\")"))));
        Assert.Equal($"No registration configures a client \"{name}\", so this one has nothing but the defaults; {advice}", diagnostic.GetMessage());
        Assert.Equal("RSG3009", diagnostic.Id);
    }
}
