using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RetryWithoutJitter>, ResilienceGen.CodeFixes.Calls.RetryWithoutJitterFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class RetryWithoutJitterFixTests
{
    [Theory]
    [InlineData("new Options() { UseJitter = true }", "new Options()")]
    [InlineData("new Options { UseJitter = true }", "new Options { }")]
    [InlineData("new Options { MaxRetryAttempts = 5, UseJitter = true }", "new Options { MaxRetryAttempts = 5 }")]
    [InlineData("new Options { MaxRetryAttempts = 5, UseJitter = true, }", "new Options { MaxRetryAttempts = 5, }")]
    [InlineData("new Options { UseJitter = true, MaxRetryAttempts = 5 }", "new Options { UseJitter = false, MaxRetryAttempts = 5 }")]
    public Task Options_GetJitter(string after, string before) => Verify.VerifyCodeFixAsync(
        Pipelines($".[|AddRetry|]({before})"), Pipelines($".AddRetry({after})"));

    [Fact]
    public Task SettingsOnLinesOfTheirOwn_GetOneMore() => Verify.VerifyCodeFixAsync(
        Pipelines("""
            .[|AddRetry|](new Options
                    {
                        MaxRetryAttempts = 5
                    })
            """),
        Pipelines("""
            .AddRetry(new Options
                    {
                        MaxRetryAttempts = 5,
                        UseJitter = true
                    })
            """));

    [Fact]
    public Task RetryWithoutAPause_NeedsADelayThatAPersonChooses() => Verify.VerifyNoFixAsync(Pipelines(".[|AddRetry|](new Options { Delay = TimeSpan.Zero })"));

    [Fact]
    public Task EveryRetry_IsFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Project,
        [Pipelines(".[|AddRetry|](new Options()).[|AddRetry|](new Options { MaxRetryAttempts = 5 })")],
        [Pipelines(".AddRetry(new Options() { UseJitter = true }).AddRetry(new Options { MaxRetryAttempts = 5, UseJitter = true })")]);

    private static string Pipelines(string strategies) => $$"""
        using Polly;
        using Options = Polly.Retry.RetryStrategyOptions<System.Net.Http.HttpResponseMessage>;

        static class Pipelines
        {
            public static readonly ResiliencePipeline<HttpResponseMessage> Http = new ResiliencePipelineBuilder<HttpResponseMessage>(){{strategies}}.Build();
        }
        """;
}
