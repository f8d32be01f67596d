using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.FactoryClientWithoutResilience>, ResilienceGen.CodeFixes.Registration.FactoryClientWithoutResilienceFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class FactoryClientWithoutResilienceFixTests
{
    private static string Program(string registrations, string call = "GetStringAsync(\"a\")", string usings = "") => $$"""
        using Microsoft.Extensions.DependencyInjection;{{usings}}

        var services = new ServiceCollection();
        {{registrations}}

        class Orders(HttpClient http) { public Task Send() => http.{{call}}; }
        class Log : DelegatingHandler;
        """;

    [Theory]
    [InlineData("services.[|AddHttpClient<Orders>|]();", "services.AddHttpClient<Orders>().AddStandardResilienceHandler();")]
    [InlineData("_ = services.[|AddHttpClient<Orders>|]();", "_ = services.AddHttpClient<Orders>().AddStandardResilienceHandler();")]
    [InlineData(
        "services.[|AddHttpClient<Orders>|]()\n    // Logs each attempt.\n    .AddHttpMessageHandler<Log>();",
        "services.AddHttpClient<Orders>()\n    // Logs each attempt.\n    .AddHttpMessageHandler<Log>()\n    .AddStandardResilienceHandler();")]
    public Task HandlerIsAppended_WhereTheChainStands(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), HttpResilience.Source);

    [Fact]
    public Task WriteIsNotSentAgain() => Verify.VerifyCodeFixAsync(
        Program("services.[|AddHttpClient<Orders>|]();", "PostAsync(\"a\", null)"),
        Program("services.AddHttpClient<Orders>().AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());", "PostAsync(\"a\", null)", "\nusing Microsoft.Extensions.Http.Resilience;"),
        HttpResilience.Source);

    [Theory]
    [InlineData("var orders = services.[|AddHttpClient<Orders>|]();")]
    [InlineData("services.[|AddHttpClient<Orders>|]().Services.AddSingleton<Log>();")]
    public Task BuilderThatSomethingElseUses_IsLeftAlone(string registrations) => Verify.VerifyNoFixAsync(Program(registrations), HttpResilience.Source);

    [Fact]
    public Task ProjectWithoutTheLibrary_IsOfferedNothing() => Verify.VerifyNoFixAsync(Program("services.[|AddHttpClient<Orders>|]();"));

    [Fact]
    public Task AllInAFile_AreFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Program("services.[|AddHttpClient<Orders>|](\"a\"); services.[|AddHttpClient<Stock>|]();") + "\nclass Stock(HttpClient http) { public Task Put() => http.PostAsync(\"a\", null); }", HttpResilience.Source],
        [
            Program("services.AddHttpClient<Orders>(\"a\").AddStandardResilienceHandler(); services.AddHttpClient<Stock>().AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());", usings: "\nusing Microsoft.Extensions.Http.Resilience;")
            + "\nclass Stock(HttpClient http) { public Task Put() => http.PostAsync(\"a\", null); }",
        ]);
}
