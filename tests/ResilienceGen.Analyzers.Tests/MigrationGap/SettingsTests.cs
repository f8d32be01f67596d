using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>What a project can set.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData(null, ResilienceTraits.Retry)]
    [InlineData("retry", ResilienceTraits.Retry)]
    [InlineData("Breaker", ResilienceTraits.Breaker)]
    [InlineData("retry|breaker", ResilienceTraits.Retry | ResilienceTraits.Breaker)]
    [InlineData("retry , timeout", ResilienceTraits.Retry | ResilienceTraits.Timeout)]
    [InlineData("retry, nonsense", ResilienceTraits.Retry)]
    [InlineData("nonsense", ResilienceTraits.Retry)]
    public void Required_IsAListOfWords(string? value, object required)
    {
        var compilation = TestCompilation.Create("");
        Assert.Equal(required, AnalyzerSettings.Read(Options(value, isGlobal: false), compilation).Required);
        Assert.Equal(required, AnalyzerSettings.Read(Options(value, isGlobal: true), compilation).Required);
    }

    [Theory]
    [InlineData("retry", "AddTimeout(TimeSpan.FromSeconds(1))", true)]
    [InlineData("timeout", "AddTimeout(TimeSpan.FromSeconds(1))", false)]
    [InlineData("retry, breaker", "AddRetry(new())", true)]
    [InlineData("retry, breaker", "AddRetry(new()).AddCircuitBreaker(new())", false)]
    public async Task Required_DecidesWhatProtects(string required, string strategy, bool isReported)
    {
        var compilation = TestCompilation.Create($$"""
            using Microsoft.Extensions.DependencyInjection;
            using Polly;
            public class Orders(HttpClient http) { public Task<string> Get() => http.GetStringAsync("a"); }
            static class Start { static void Main(IServiceCollection services) => services.AddHttpClient<Orders>().AddResilienceHandler("p", b => b.{{strategy}}); }
            """, HttpResilience.Source);
        var reported = await AnalyzerVerifier<RuleAnalyzer<GapRule>>.DiagnosticsAsync(compilation, Options(required, isGlobal: false));
        Assert.Equal(isReported, reported.Any(diagnostic => diagnostic.Id == RuleIds.NoPathInClient));
    }

    [Theory]
    [InlineData("http.PutAsync(\"a\", null)", "PUT", RuleIds.CallBypassesPathManual)]
    [InlineData("http.DeleteAsync(\"a\")", "PUT, DELETE", RuleIds.CallBypassesPathManual)]
    [InlineData("http.DeleteAsync(\"a\")", "PUT", RuleIds.CallBypassesPath)]
    public async Task UnsafeVerbs_AreNotRoutedThroughARetryUnattended(string call, string verbs, string ruleId)
    {
        var compilation = TestCompilation.Create($$"""
            using Polly;
            class Orders(HttpClient http)
            {
                private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().AddRetry(new()).Build();
                public async Task<string> Get() => await _retry.ExecuteAsync(async t => await http.GetStringAsync("a", t));
                public async Task Write() => await {{call}};
            }
            """);
        var reported = await AnalyzerVerifier<RuleAnalyzer<GapRule>>.DiagnosticsAsync(compilation, FileOptions.Of(AnalyzerSettings.UnsafeVerbsKey, verbs));
        Assert.Equal(ruleId, Assert.Single(reported).Id);
    }

    private static AnalyzerOptions Options(string? required, bool isGlobal) => FileOptions.Of(AnalyzerSettings.RequiredKey, required, isGlobal);
}
