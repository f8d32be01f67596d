using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.SharedBreaker>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3003: one breaker for several hosts.</summary>
public class SharedBreakerTests
{
    private const string TwoHosts = """
        services.AddHttpClient("a", http => http.BaseAddress = new Uri("https://orders.example/api/"));
        services.AddHttpClient("b").ConfigureHttpClient(http => { http.BaseAddress = new Uri("https://stock.example"); });
        """;

    private static string Program(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        static class Setup { static void Add(IServiceCollection services, string address) { {{registrations}} } }
        """;

    private static Task VerifyAsync(string registrations) => Verify.VerifyAnalyzerAsync(Program(registrations), HttpResilience.Source);

    [Fact]
    public Task DefaultsForTwoHosts_AreReported() => VerifyAsync("services.ConfigureHttpClientDefaults(c => c.[|AddStandardResilienceHandler|]());" + TwoHosts);

    [Theory]
    [InlineData("services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler().SelectPipelineByAuthority());" + TwoHosts)]
    [InlineData("services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); services.AddHttpClient(\"a\", http => http.BaseAddress = new Uri(\"https://a.example/1\")); services.AddHttpClient(\"b\", http => http.BaseAddress = new Uri(\"https://A.example/2\"));")]
    [InlineData("services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); services.AddHttpClient(\"a\", http => http.BaseAddress = new Uri(\"https://a.example\")); services.AddHttpClient(\"b\", http => http.BaseAddress = new Uri(address));")]
    [InlineData("services.AddHttpClient(\"c\").AddStandardResilienceHandler();" + TwoHosts)]
    public Task BreakerOfOneHost_IsSilent(string registrations) => VerifyAsync(registrations);

    [Fact]
    public async Task Message_NamesTheHosts()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(
            Program("services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());" + TwoHosts), HttpResilience.Source)));
        Assert.Equal("The clients of orders.example and stock.example share the breaker of this handler, so one that is down cuts off the others; add SelectPipelineByAuthority", diagnostic.GetMessage());
        Assert.Equal("RSG3003", diagnostic.Id);
    }
}
