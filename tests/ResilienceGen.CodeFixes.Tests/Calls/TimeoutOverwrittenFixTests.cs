using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.TimeoutOverwritten>, ResilienceGen.CodeFixes.Calls.TimeoutOverwrittenFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class TimeoutOverwrittenFixTests
{
    private const string Limit = "[|c.Timeout|] = TimeSpan.FromSeconds(20)";

    [Theory]
    [InlineData("services.AddHttpClient(\"a\").ConfigureHttpClient(c => " + Limit + ").AddStandardResilienceHandler();", "services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\").ConfigureHttpClient(c => { " + Limit + "; }).AddStandardResilienceHandler();", "services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("var b = services.AddHttpClient(\"a\"); b.ConfigureHttpClient(c => " + Limit + "); b.AddStandardResilienceHandler();", "var b = services.AddHttpClient(\"a\");  b.AddStandardResilienceHandler();")]
    [InlineData("var b = services.AddHttpClient(\"a\").ConfigureHttpClient(c => " + Limit + "); b.AddStandardResilienceHandler();", "var b = services.AddHttpClient(\"a\"); b.AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => " + Limit + ").AddStandardResilienceHandler();", "services.AddHttpClient(\"a\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Start>(c => " + Limit + ").AddStandardResilienceHandler();", "services.AddHttpClient<Start>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Start>((_, c) => " + Limit + ").AddStandardResilienceHandler();", "services.AddHttpClient<Start>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => { c.BaseAddress = null; " + Limit + "; }).AddStandardResilienceHandler();", "services.AddHttpClient(\"a\", c => { c.BaseAddress = null; }).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c =>\n{\n    c.BaseAddress = null;\n    " + Limit + ";\n}).AddStandardResilienceHandler();", "services.AddHttpClient(\"a\", c =>\n{\n    c.BaseAddress = null;\n}).AddStandardResilienceHandler();")]
    public Task SettingIsRemoved_WithWhatOnlySetsIt(string before, string after) => Verify.VerifyCodeFixAsync(Start(before), Start(after), StandardHandler.Source);

    [Theory]
    [InlineData("services.AddHttpClient(\"a\", c => { var limit = TimeSpan.FromSeconds(20); [|c.Timeout|] = limit; }).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\").ConfigureHttpClient(c => c.MaxResponseContentBufferSize = ([|c.Timeout|] = TimeSpan.FromSeconds(20)).Ticks).AddStandardResilienceHandler();")]
    [InlineData("var limit = 20; services.AddHttpClient(\"a\", c => [|c.Timeout|] = TimeSpan.FromSeconds(limit)).AddStandardResilienceHandler();")]
    // A comment would be lost.
    [InlineData("services.AddHttpClient(\"a\")\n    // The old limit.\n    .ConfigureHttpClient(c => [|c.Timeout|] = TimeSpan.FromSeconds(20))\n    .AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => { c.BaseAddress = null; /* at most */ [|c.Timeout|] = TimeSpan.FromSeconds(20); }).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", /* at most */ c => [|c.Timeout|] = TimeSpan.FromSeconds(20)).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c =>\n{\n    c.BaseAddress = null;\n    // At most.\n    [|c.Timeout|] = TimeSpan.FromSeconds(20); // seconds\n}).AddStandardResilienceHandler();")]
    public Task SettingThatSomethingElseHangsOn_IsLeftToAPerson(string registration) => Verify.VerifyNoFixAsync(Start(registration), StandardHandler.Source);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new TimeoutOverwrittenFix().GetFixAllProvider());

    private static string Start(string registration) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        class Start { public void Main(IServiceCollection services) { {{registration}} } }
        """;
}
