using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerIgnoresRetryAfter>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG2013 at registrations: a handler is told not to wait as long as the server asks.</summary>
public class HandlerIgnoresRetryAfterTests
{
    private static string Program(string handler) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        var services = new ServiceCollection();
        services.AddHttpClient<Orders>().{{handler}};
        class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
        """;

    [Theory]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.ShouldRetryAfterHeader = [|false|])")]
    [InlineData("AddStandardResilienceHandler().Configure(o => { o.Retry.ShouldRetryAfterHeader = [|false|]; })")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry = new HttpRetryStrategyOptions { ShouldRetryAfterHeader = [|false|] })")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddRetry(new HttpRetryStrategyOptions { ShouldRetryAfterHeader = [|false|] }))")]
    [InlineData("AddStandardResilienceHandler()")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.ShouldRetryAfterHeader = true)")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.ShouldRetryAfterHeader = Environment.ProcessorCount > 1)")]
    [InlineData("AddStandardResilienceHandler(o => { o.Retry.ShouldRetryAfterHeader = false; o.Retry.DelayGenerator = _ => new((TimeSpan?)null); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.Retry.ShouldRetryAfterHeader = false; o.Retry.ShouldHandle = _ => new(false); })")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddRetry(new HttpRetryStrategyOptions { ShouldRetryAfterHeader = false, ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>() }))")]
    public Task HeaderThatIsSwitchedOff(string handler) => Verify.VerifyAnalyzerAsync(Program(handler), HttpResilience.Source);

    [Fact]
    public async Task Message_NamesTheHandler()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Program("AddStandardResilienceHandler(o => o.Retry.ShouldRetryAfterHeader = false)"), HttpResilience.Source)));
        Assert.Equal("A request is sent again by AddStandardResilienceHandler after a 429 or 503 without a look at Retry-After; wait as long as the server asks", diagnostic.GetMessage());
        Assert.Equal("RSG2013", diagnostic.Id);
    }
}
