using ResilienceGen.CodeFixes.Registration;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.SharedBreaker>, ResilienceGen.CodeFixes.Registration.SharedBreakerFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class SharedBreakerFixTests
{
    private static string Program(string defaults) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        {{defaults}}
        services.AddHttpClient("a", http => http.BaseAddress = new Uri("https://orders.example"));
        services.AddHttpClient("b", http => http.BaseAddress = new Uri("https://stock.example"));
        """;

    [Theory]
    [InlineData(
        "services.ConfigureHttpClientDefaults(c => c.[|AddStandardResilienceHandler|]());",
        "services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler().SelectPipelineByAuthority());")]
    [InlineData(
        "services.ConfigureHttpClientDefaults(c =>\n{\n    c\n        .[|AddStandardResilienceHandler|]();\n});",
        "services.ConfigureHttpClientDefaults(c =>\n{\n    c\n        .AddStandardResilienceHandler()\n        .SelectPipelineByAuthority();\n});")]
    public Task EachHost_GetsItsOwnPipeline(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), HttpResilience.Source);

    [Fact]
    public Task PackageWithoutTheSelection_IsNotOffered() => Verify.VerifyNoFixAsync(
        Program("services.ConfigureHttpClientDefaults(c => c.[|AddStandardResilienceHandler|]());"),
        HttpResilience.Source.Replace("SelectPipelineByAuthority", "SelectByAuthority", StringComparison.Ordinal));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new SharedBreakerFix().GetFixAllProvider());
}
