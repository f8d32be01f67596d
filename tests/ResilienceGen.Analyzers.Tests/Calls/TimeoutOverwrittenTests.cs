using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.TimeoutOverwritten>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2008: a limit that is lost.</summary>
public class TimeoutOverwrittenTests
{
    [Theory]
    [InlineData("services.AddHttpClient(\"a\").ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(20)).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => [|c.Timeout|] = TimeSpan.FromSeconds(20)).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => { c.BaseAddress = null; [|c.Timeout|] = limit; }).AddStandardHedgingHandler();")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(20)); b.AddStandardResilienceHandler();")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(20)).AddStandardResilienceHandler());")]
    public Task LimitBeforeTheHandler(string registration) => Verify.VerifyAnalyzerAsync(Start(registration), HttpResilience.Source);

    [Fact]
    public Task OwnExtension_IsReadLikeAnyOther() => Verify.VerifyAnalyzerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        static class Clients
        {
            public static IHttpClientBuilder AddDefaults(this IHttpClientBuilder builder)
            {
                builder.ConfigureHttpClient(client => [|client.Timeout|] = TimeSpan.FromSeconds(20));
                builder.AddStandardResilienceHandler();
                return builder;
            }
        }
        """, HttpResilience.Source);

    [Theory]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = limit).AddResilienceHandler(\"p\", b => { });")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = limit);")]
    [InlineData("var b = services.AddHttpClient(\"a\", c => c.Timeout = limit); b.AddStandardResilienceHandler(); b.ConfigureHttpClient(c => c.Timeout = limit);")]
    [InlineData("var b = services.AddHttpClient(\"a\", c => c.Timeout = limit); if (limit > TimeSpan.Zero) b.AddStandardResilienceHandler(); else services.AddHttpClient(\"b\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = limit); services.AddHttpClient(\"b\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => { if (limit > TimeSpan.Zero) c.Timeout = limit; }).AddStandardResilienceHandler();")]
    public Task LimitThatCounts_IsSilent(string registration) => Verify.VerifyAnalyzerAsync(Start(registration), HttpResilience.Source);

    [Fact]
    public async Task Message_NamesLimitAndHandler()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(
            Start("services.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(20)).AddStandardResilienceHandler();"), HttpResilience.Source)));
        Assert.Equal("HttpClient.Timeout is set to 20 s here, and AddStandardResilienceHandler sets it to infinite afterwards; set TotalRequestTimeout there instead", diagnostic.GetMessage());
    }

    private static string Start(string registration) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        class Start { public void Main(IServiceCollection services, TimeSpan limit) { {{registration}} } }
        """;
}
