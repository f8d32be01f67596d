using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.StrategyOrder>, ResilienceGen.CodeFixes.Calls.StrategyOrderFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class StrategyOrderFixTests
{
    private const string Fallback = "(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") })";

    [Fact]
    public Task Fallback_ComesFirst() => Verify.VerifyCodeFixAsync(
        Pipeline($"""

                .AddRetry(new RetryStrategyOptions<string>())
                .[|AddFallback|]{Fallback}
                .AddTimeout(TimeSpan.FromSeconds(9))
            """),
        Pipeline($"""

                .AddFallback{Fallback}
                .AddRetry(new RetryStrategyOptions<string>())
                .AddTimeout(TimeSpan.FromSeconds(9))
            """));

    [Fact]
    public Task LimitThatIsTooShort_IsForAPersonToChange() => Verify.VerifyNoFixAsync(Pipeline(".[|AddTimeout|](TimeSpan.FromSeconds(1)).AddRetry(new RetryStrategyOptions<string>())"));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new StrategyOrderFix().GetFixAllProvider());

    private static string Pipeline(string strategies) => $$"""
        using Polly;
        using Polly.Fallback;
        using Polly.Retry;

        static class Pipelines
        {
            public static readonly ResiliencePipeline<string> Orders = new ResiliencePipelineBuilder<string>(){{strategies}}.Build();
        }
        """;
}
