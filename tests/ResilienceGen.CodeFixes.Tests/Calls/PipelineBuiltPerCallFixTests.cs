using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.PipelineBuiltPerCall>, ResilienceGen.CodeFixes.Calls.PipelineBuiltPerCallFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class PipelineBuiltPerCallFixTests
{
    [Fact]
    public Task LocalPipeline_BecomesAStaticField() => Verify.VerifyCodeFixAsync(
        """
        using Polly;
        using Polly.CircuitBreaker;

        class Client(HttpClient http)
        {
            public async Task<string> Get(string url)
            {
                var pipeline = new ResiliencePipelineBuilder()
                    .[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions { BreakDuration = TimeSpan.FromSeconds(9) })
                    .Build();
                return await pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, t));
            }
        }
        """,
        """
        using Polly;
        using Polly.CircuitBreaker;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
                    .AddCircuitBreaker(new CircuitBreakerStrategyOptions { BreakDuration = TimeSpan.FromSeconds(9) })
                    .Build();

            public async Task<string> Get(string url)
            {
                return await Pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, t));
            }
        }
        """);

    [Theory]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions { BreakDuration = pause }).Build();")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions { BreakDuration = Pause }).Build();")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions { BreakDuration = this.Pause }).Build();")]
    [InlineData("int Pipeline = 0; var pipeline = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions()).Build();")]
    public Task PipelineThatNeedsItsMethod_StaysThere(string declaration) => Verify.VerifyNoFixAsync($$"""
        using Polly;
        using Polly.CircuitBreaker;

        class Client(HttpClient http)
        {
            private TimeSpan Pause => TimeSpan.FromSeconds(1);

            public async Task<string> Get(TimeSpan pause)
            {
                {{declaration}}
                return await pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t));
            }
        }
        """);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new PipelineBuiltPerCallFix().GetFixAllProvider());
}
