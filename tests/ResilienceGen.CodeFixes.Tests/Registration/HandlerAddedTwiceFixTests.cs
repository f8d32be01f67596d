using Microsoft.CodeAnalysis.CodeFixes;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerAddedTwice>, ResilienceGen.CodeFixes.Registration.HandlerAddedTwiceFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class HandlerAddedTwiceFixTests
{
    private static string Program(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());
        {{registrations}}
        """;

    [Theory]
    [InlineData(
        "services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|]();",
        "services.AddHttpClient(\"a\").RemoveAllResilienceHandlers().AddStandardResilienceHandler();")]
    [InlineData(
        "services.AddHttpClient(\"a\")\n    .[|AddStandardHedgingHandler|]();",
        "services.AddHttpClient(\"a\")\n    .RemoveAllResilienceHandlers()\n    .AddStandardHedgingHandler();")]
    public Task HandlersBeforeIt_AreTakenOut(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), HttpResilience.Source);

    [Fact]
    public Task WhatIsStillExperimental_IsNotOffered() => Verify.VerifyNoFixAsync(
        Program("services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|]();"),
        HttpResilience.Source.Replace("public static IHttpClientBuilder RemoveAll", "[System.Diagnostics.CodeAnalysis.Experimental(\"EXTEXP0001\")] public static IHttpClientBuilder RemoveAll", StringComparison.Ordinal));

    [Fact]
    public Task AllInAFile_AreFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Document,
        [Program("services.AddHttpClient(\"a\").[|AddStandardResilienceHandler|](); services.AddHttpClient(\"b\").[|AddStandardResilienceHandler|]();"), HttpResilience.Source],
        [Program("services.AddHttpClient(\"a\").RemoveAllResilienceHandlers().AddStandardResilienceHandler(); services.AddHttpClient(\"b\").RemoveAllResilienceHandlers().AddStandardResilienceHandler();")]);
}
