using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Analyzers;
using ResilienceGen.CodeFixes.Registration;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerResendsWrites>, ResilienceGen.CodeFixes.Registration.HandlerResendsWritesFix>;
using VerifyMark = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerResendsWrites>, ResilienceGen.CodeFixes.Calls.NonIdempotentVerbRetriedFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class HandlerResendsWritesFixTests
{
    private static string Program(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;

        static class Setup
        {
            static void Add()
            {
                var services = new ServiceCollection();
                {{registrations}}
            }
        }

        class Orders(HttpClient http) { public Task Send() => http.PostAsync("a", null); }
        class Stock(HttpClient http) { public Task Send() => http.PatchAsync("a", null); }
        """;

    [Theory]
    [InlineData(
        "services.AddHttpClient<Orders>().[|AddStandardResilienceHandler|]();",
        "services.AddHttpClient<Orders>().AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData(
        "services.AddHttpClient<Orders>().[|AddStandardResilienceHandler|](o => o.Retry.MaxRetryAttempts = 2);",
        "services.AddHttpClient<Orders>().AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.DisableForUnsafeHttpMethods(); });")]
    [InlineData(
        "services.AddHttpClient<Orders>().[|AddStandardResilienceHandler|](o =>\n        {\n            o.Retry.MaxRetryAttempts = 2;\n        });",
        "services.AddHttpClient<Orders>().AddStandardResilienceHandler(o =>\n        {\n            o.Retry.MaxRetryAttempts = 2;\n            o.Retry.DisableForUnsafeHttpMethods();\n        });")]
    public Task RetryOfWritesIsSwitchedOff(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), HttpResilience.Source);

    [Theory]
    [InlineData("services.AddHttpClient<Orders>().[|AddStandardHedgingHandler|]();")]
    [InlineData("services.AddHttpClient<Orders>().[|AddResilienceHandler|](\"a\", p => Polly.RetryResiliencePipelineBuilderExtensions.AddRetry(p, new HttpRetryStrategyOptions()));")]
    public Task HandlerWithoutSuchASwitch_IsLeftToAPerson(string registrations) => Verify.VerifyNoFixAsync(Program(registrations), HttpResilience.Source);

    [Fact]
    public Task RegisteringMethod_IsNotMarkedIdempotent() =>
        VerifyMark.VerifyNoFixAsync(Program("services.AddHttpClient<Orders>().[|AddStandardResilienceHandler|]();"), HttpResilience.Source);

    [Fact]
    public Task AllInAFile_AreFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Program("services.AddHttpClient<Orders>().[|AddStandardResilienceHandler|](); services.AddHttpClient<Stock>().[|AddStandardResilienceHandler|]();"), HttpResilience.Source],
        [Program("services.AddHttpClient<Orders>().AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods()); services.AddHttpClient<Stock>().AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());")]);

    // Both findings have one id: what a bulk tool runs for it must know one from the other, in whatever order they stand.
    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task BulkTools_NeverMarkACallIdempotent(FixAllScope scope)
    {
        const string call = "class Shop(HttpClient http) { public Task Order() => Retry.RunAsync(() => http.PostAsync(\"a\", null)); }\n";
        const string retry = """
            static class Retry
            {
                public static async Task<T> RunAsync<T>(Func<Task<T>> call)
                {
                    for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
                }
            }
            """;
        var runner = new FixRunner(new ResilienceAnalyzer(), new HandlerResendsWritesFix());
        var document = TestDocument.Create(Program("services.AddHttpClient<Orders>().AddStandardResilienceHandler();") + call, HttpResilience.Source, retry);
        var findings = await runner.FixableAsync(document);
        Assert.Equal(2, findings.Length);
        Assert.Empty(await runner.ActionsAsync(document, findings[1]));

        var changed = (await runner.FixAllAsync(document, scope)).GetDocument(document.Id)!;

        Assert.Equal(Program("services.AddHttpClient<Orders>().AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());") + call, await changed.TextAsync());
        Assert.Equal(findings[1].Id, Assert.Single(await runner.FixableAsync(changed)).Id);
    }
}
