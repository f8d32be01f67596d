using ResilienceGen.CodeFixes.Registration;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerAddedTwice>, ResilienceGen.CodeFixes.Registration.HandlerLeftOutFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class HandlerLeftOutFixTests
{
    [Theory]
    [InlineData("services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|]();", "services.AddHttpClient(\"a\");")]
    [InlineData("services.AddHttpClient(\"a\")\n    .ConfigureHttpClient(c => { })\n    .[|AddStandardResilienceHandler|]();", "services.AddHttpClient(\"a\")\n    .ConfigureHttpClient(c => { });")]
    public Task HandlerOnTopOfAnother_IsLeftOut(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), HttpResilience.Source);

    [Theory]
    // Its settings would be lost, or those behind it.
    [InlineData("services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|](o => o.Retry.MaxRetryAttempts = 5);")]
    [InlineData("services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|]().Configure(o => o.Retry.MaxRetryAttempts = 5);")]
    [InlineData("services.AddHttpClient(\"a\").[|AddStandardHedgingHandler|]();")]
    [InlineData("var handler = services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|](); handler.Configure(o => o.Retry.MaxRetryAttempts = 5);")]
    // Other clients may have no other one.
    [InlineData("Resilient(services.AddHttpClient(\"a\")); static void Resilient(IHttpClientBuilder client) => client.[|AddStandardResilienceHandler|]();")]
    public Task HandlerThatSaysMore_IsLeft(string registration) => Verify.VerifyNoFixAsync(Program(registration), HttpResilience.Source);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new HandlerLeftOutFix().GetFixAllProvider());

    private static string Program(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;

        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());
        {{registrations}}
        """;
}
