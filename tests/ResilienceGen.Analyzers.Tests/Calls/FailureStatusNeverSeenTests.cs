using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.FailureStatusNeverSeen>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2012: a 503 that passes for a success.</summary>
public class FailureStatusNeverSeenTests
{
    private static Task VerifyAsync(string call, string options = "new RetryStrategyOptions<HttpResponseMessage>()") => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline<HttpResponseMessage> Typed = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry({{options}}).Build();
            private static readonly ResiliencePipeline Untyped = new ResiliencePipelineBuilder().AddRetry(new()).Build();
            private static readonly IAsyncPolicy Policy7 = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
            public async Task<object> Get(CancellationToken ct) => await {{call}};
            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
            private static async Task<HttpResponseMessage> Tested(Func<Task<HttpResponseMessage>> call)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { var answer = await call(); if (attempt > 3 || answer.IsSuccessStatusCode) return answer; } catch (HttpRequestException) when (attempt < 3) { }
                    await Task.Delay(100);
                }
            }
        }

        class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage>;
        """, PollyPolicies.Source);

    [Theory]
    [InlineData("Typed.ExecuteAsync(async t => await http.[|GetAsync|](\"a\", t), ct)")]
    [InlineData("Untyped.ExecuteAsync(async t => await http.[|GetAsync|](\"a\", t), ct)")]
    [InlineData("Untyped.ExecuteAsync(async t => { var answer = await http.[|GetAsync|](\"a\", t); return answer; }, ct)")]
    [InlineData("Policy7.ExecuteAsync(() => http.[|GetAsync|](\"a\"))")]
    [InlineData("Retry(() => http.[|GetAsync|](\"a\"))")]
    [InlineData("Untyped.ExecuteAsync(async t => { var answer = await http.GetAsync(\"a\", t); answer.EnsureSuccessStatusCode(); return answer; }, ct)")]
    [InlineData("Untyped.ExecuteAsync(async t => (await http.GetAsync(\"a\", t)).EnsureSuccessStatusCode(), ct)")]
    [InlineData("Untyped.ExecuteAsync(async t => await http.GetStringAsync(\"a\", t), ct)")]
    [InlineData("Untyped.ExecuteAsync(async t => (await http.GetFromJsonAsync<string>(\"a\", t))!, ct)")]
    [InlineData("Tested(() => http.GetAsync(\"a\"))")]
    public Task ResponseOfACallback(string call) => VerifyAsync(call);

    [Theory]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(r => (int)r.StatusCode >= 500) }")]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = args => new(args.Outcome.Exception is not null) }")]
    [InlineData("new HttpRetryStrategyOptions()")]
    public Task GuardThatMayLookAtTheStatus_IsSilent(string options) => VerifyAsync("Typed.ExecuteAsync(async t => await http.GetAsync(\"a\", t), ct)", options);

    [Fact]
    public async Task Message_NamesCallAndGuard()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create("""
            using Polly;
            class Client(HttpClient http)
            {
                private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new()).Build();
                public async Task<HttpResponseMessage> Get() => await Pipeline.ExecuteAsync(async t => await http.GetAsync("a", t));
            }
            """)));
        Assert.Equal(
            "HttpClient.GetAsync returns a 503 like any other response, and Pipeline.ExecuteAsync only acts on exceptions, so that a failed status is never sent again; "
            + "handle the result, or call EnsureSuccessStatusCode inside",
            diagnostic.GetMessage());
        Assert.Equal("RSG2012", diagnostic.Id);
    }
}
