using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerAddedTwice>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3002: handlers on top of each other.</summary>
public class HandlerAddedTwiceTests
{
    private static string Program(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;

        var services = new ServiceCollection();
        var isDevelopment = args.Length > 0;
        {{registrations}}

        static class Setup
        {
            public static void AddDefaults(this IServiceCollection services) => services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());
            public static IHttpClientBuilder Resilient(this IHttpClientBuilder client) { client.AddStandardResilienceHandler(); return client; }
        }
        """;

    private static Task VerifyAsync(string registrations) => Verify.VerifyAnalyzerAsync(Program(registrations), HttpResilience.Source);

    [Theory]
    [InlineData("services.AddDefaults(); services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|]();")]
    [InlineData("services.AddHttpClient(\"a\").[|AddStandardHedgingHandler|](); services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler(); services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|]();")]
    [InlineData("services.AddHttpClient(\"a\").Resilient().[|AddStandardResilienceHandler|]();")]
    public Task SecondHandler_IsReported(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("services.AddDefaults(); services.AddHttpClient(\"a\");")]
    [InlineData("services.AddDefaults(); services.AddHttpClient(\"a\").RemoveAllResilienceHandlers().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\").Resilient().RemoveAllResilienceHandlers().AddStandardHedgingHandler();")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler(); services.AddHttpClient(\"b\").AddStandardResilienceHandler();")]
    [InlineData("services.AddDefaults(); services.AddHttpClient(\"a\").AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("if (isDevelopment) services.AddDefaults(); services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("if (isDevelopment) services.AddHttpClient(\"a\").AddStandardResilienceHandler(); else services.AddHttpClient(\"a\").AddStandardHedgingHandler();")]
    public Task OneHandlerAtATime_IsSilent(string registrations) => VerifyAsync(registrations);

    [Theory]
    [InlineData("services.AddDefaults(); services.AddHttpClient(\"a\").AddStandardResilienceHandler();", "the one that the defaults give all clients: 4 x 4 = 16 attempts")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1); services.AddHttpClient(\"a\").AddStandardHedgingHandler();", "the one before it: 2 x 2 = 4 attempts")]
    [InlineData("services.AddDefaults(); services.AddHttpClient(\"a\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = args.Length);", "the one that the defaults give all clients")]
    public async Task Message_PrintsTheProduct(string registrations, string outer)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Program(registrations), HttpResilience.Source)));
        Assert.Equal($"\"a\" gets this handler on top of {outer}; take that one out with RemoveAllResilienceHandlers, or add no other", diagnostic.GetMessage());
        Assert.Equal("RSG3002", diagnostic.Id);
        Assert.Single(diagnostic.AdditionalLocations);
    }
}
