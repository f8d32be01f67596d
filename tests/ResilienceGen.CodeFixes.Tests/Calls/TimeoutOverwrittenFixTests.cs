using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.TimeoutOverwritten>, ResilienceGen.CodeFixes.Calls.TimeoutOverwrittenFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class TimeoutOverwrittenFixTests
{
    [Fact]
    public Task LinkThatOnlySetsTheLimit_IsRemoved() => Verify.VerifyCodeFixAsync(
        Start("services.AddHttpClient(\"a\").ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(20)).AddStandardResilienceHandler();"),
        Start("services.AddHttpClient(\"a\").AddStandardResilienceHandler();"),
        StandardHandler.Source);

    [Fact]
    public Task LinkThatDoesMore_IsLeftToAPerson() => Verify.VerifyNoFixAsync(
        Start("services.AddHttpClient(\"a\").ConfigureHttpClient(c => { c.BaseAddress = null; [|c.Timeout|] = TimeSpan.FromSeconds(20); }).AddStandardResilienceHandler();"),
        StandardHandler.Source);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new TimeoutOverwrittenFix().GetFixAllProvider());

    private static string Start(string registration) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        class Start { public void Main(IServiceCollection services) { {{registration}} } }
        """;
}
