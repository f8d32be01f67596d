using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerOptionsContradict>>;

namespace ResilienceGen.Analyzers.Tests.Registration;

/// <summary>RSG3004: constants that cannot both be meant.</summary>
public class HandlerOptionsContradictTests
{
    private static string Program(string handler) => $$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;
        using Polly.Timeout;

        static class Setup
        {
            static void Add(IServiceCollection services, IConfigurationSection section, int number, bool strict) => services.AddHttpClient("a").{{handler}};
            static TimeSpan Tune(this object options) => default;
        }
        """;

    private static Task VerifyAsync(string handler) => Verify.VerifyAnalyzerAsync(Program(handler), HttpResilience.Source);

    [Theory]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = [|TimeSpan.FromSeconds(30)|]).Configure(o => o.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(2))")]
    [InlineData("AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = [|TimeSpan.FromSeconds(10)|])")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout = new HttpTimeoutStrategyOptions { Timeout = [|new TimeSpan(0, 0, 5)|] }; o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(5); })")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.Delay = [|TimeSpan.FromSeconds(40)|])")]
    [InlineData("AddStandardResilienceHandler(o => { o.TotalRequestTimeout.Timeout = [|TimeSpan.FromMilliseconds(1500)|]; o.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(500); })")]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = [|TimeSpan.FromSeconds(16)|])")]
    [InlineData("AddStandardResilienceHandler(o => o.CircuitBreaker.SamplingDuration = [|TimeSpan.FromSeconds(19)|])")]
    [InlineData("AddStandardResilienceHandler(o => o.CircuitBreaker.MinimumThroughput = [|1|])")]
    [InlineData("AddStandardResilienceHandler(o => { o.Retry.DisableForUnsafeHttpMethods(); o.CircuitBreaker.MinimumThroughput = [|1|]; })")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(5)).AddRetry(new HttpRetryStrategyOptions()).AddTimeout([|TimeSpan.FromSeconds(5)|]))")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { MinimumThroughput = [|1|] }))")]
    public Task ConstantsThatContradict_AreReported(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("AddStandardResilienceHandler()")]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(15))")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(9); o.Retry.MaxRetryAttempts = 30; })")]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(30)).Configure(section)")]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(number))")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(number); o.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(2); })")]
    [InlineData("AddStandardResilienceHandler(o => { if (strict) o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.Retry.Delay = TimeSpan.FromSeconds(40); o.Retry.DelayGenerator = _ => new(TimeSpan.Zero); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); section.Bind(o); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); o.Tune(); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); o.AttemptTimeout.Tune(); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); o.Retry.Delay = Tune(o); })")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(5)).AddRetry(new HttpRetryStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(2)))")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddRetry(new HttpRetryStrategyOptions()).AddTimeout(TimeSpan.FromMinutes(5)))")]
    [InlineData("AddResilienceHandler(\"p\", p => { if (strict) p.AddTimeout(TimeSpan.FromSeconds(5)); p.AddRetry(new HttpRetryStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(9)); })")]
    public Task ConstantsThatAgree_OrMayBeOverwritten_AreSilent(string handler) => VerifyAsync(handler);

    [Theory]
    [InlineData("o.AttemptTimeout.Timeout = TimeSpan.FromMinutes(1)", "The attempt timeout 60 s is not shorter than the total timeout 30 s, so that no second attempt can follow one that times out")]
    [InlineData("o.CircuitBreaker.MinimumThroughput = 0", "The minimum throughput 0 is refused at start; the breaker needs at least 2")]
    public async Task Message_NamesBothNumbers(string setting, string text)
    {
        var diagnostics = await Verify.DiagnosticsAsync(TestCompilation.Create(Program($"AddStandardResilienceHandler(o => {setting})"), HttpResilience.Source));
        Assert.Equal(text, diagnostics[0].GetMessage());
        Assert.Equal("RSG3004", diagnostics[0].Id);
    }
}
