using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Usage.MemberRetriesWrite>>;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG5008, at the call that the member sends again.</summary>
public sealed class MemberRetriesWriteTests
{
    private const string Chain = "[Resilient, FallbackChain(typeof(First), typeof(Other))]";
    private const string Retry = "new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions { MaxRetryAttempts = 4 }).Build()";

    [Theory]
    [InlineData("http.[|GetAsync|](\"draw\", t)")]
    [InlineData("http.[|PutAsync|](\"orders/1\", null, t)")]
    [InlineData("http.[|SendAsync|](new HttpRequestMessage(new HttpMethod(Environment.NewLine), \"orders\"), t)")]
    public Task Call_that_must_not_be_sent_twice_in_a_pipeline_that_retries(string call) => VerifyAsync(Chain, "[NonIdempotent]", Retry, call);

    [Fact]
    public Task Post_is_reported_with_or_without_a_chain_by_its_own_rule() => VerifyAsync(Chain, "[NonIdempotent]", Retry, "http.PostAsync(\"a\", null, t)");

    [Fact]
    public Task Operation_of_which_nobody_says_so_is_fine() => VerifyAsync(Chain, "", Retry, "http.PutAsync(\"a\", null, t)");

    [Fact]
    public Task Class_outside_of_chains_is_fine() => VerifyAsync("[Resilient]", "[NonIdempotent]", Retry, "http.PutAsync(\"a\", null, t)");

    [Fact]
    public Task Pipeline_that_sends_once_is_fine() => VerifyAsync(
        Chain, "[NonIdempotent]", "new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build()", "http.PutAsync(\"a\", null, t)");

    [Fact]
    public Task Write_with_a_key_that_the_server_knows_is_fine() => VerifyAsync(Chain, "[NonIdempotent]", Retry, "http.PutAsync(\"a?idempotencyKey=1\", null, t)");

    private static Task VerifyAsync(string contract, string mark, string pipeline, string call) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        using ResilienceGen;

        {{contract}} public interface IOrders { {{mark}} Task DrawAsync(CancellationToken ct); }
        public sealed class First(HttpClient http) : IOrders
        {
            private readonly ResiliencePipeline _pipeline = {{pipeline}};
            public async Task DrawAsync(CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await {{call}}, ct);
        }
        public sealed class Other : IOrders { public Task DrawAsync(CancellationToken ct) => Task.CompletedTask; }
        """);
}
