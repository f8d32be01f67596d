using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.CallbackIgnoresToken>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2005: the guard cancels its own token, and the call listens to another.</summary>
public class CallbackIgnoresTokenTests
{
    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(source, PollyPolicies.Source);

    [Theory]
    [InlineData("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url, ct), ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => await http.[|GetStringAsync|](url), ct)")]
    [InlineData("pipeline.ExecuteAsync(async _ => await http.[|GetStringAsync|](url, ct), ct)")]
    [InlineData("pipeline.ExecuteAsync(async _ => await http.[|GetStringAsync|](url))")]
    [InlineData("pipeline.ExecuteAsync(async (state, t) => await http.[|GetStringAsync|](state, ct), url, ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => (await Task.WhenAll(new[] { url }.Select(one => http.[|GetStringAsync|](one, ct))))[0], ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, t), ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => { using var linked = CancellationTokenSource.CreateLinkedTokenSource(t, ct); return await http.GetStringAsync(url, linked.Token); }, ct)")]
    [InlineData("pipeline.ExecuteAsync(async t => { var own = t; return await http.GetStringAsync(url, own); }, ct)")]
    [InlineData("pipeline.ExecuteAsync(async _ => await http.GetStringAsync(url, CancellationToken.None), ct)")]
    [InlineData("pipeline.ExecuteAsync(async _ => await http.GetStringAsync(url, default(CancellationToken)), ct)")]
    public Task CallbackOfAPipelineFromElsewhere(string call) => VerifyAsync($$"""
        class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public ValueTask<string> Get(string url, CancellationToken ct) => {{call}};
        }
        """);

    [Fact]
    public Task TokenOfTheContext_IsTheCallbacksToken() => VerifyAsync("""
        class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public async Task<string> Get(string url, Polly.ResilienceContext shared, CancellationToken ct)
            {
                await pipeline.ExecuteAsync(async context => await http.GetStringAsync(url, context.CancellationToken), shared);
                return await pipeline.ExecuteAsync(async context => await http.[|GetStringAsync|](url, ct), shared);
            }
        }
        """);

    [Theory]
    [InlineData("AddRetry(new())", "http.GetStringAsync(url, ct)", "ct")]
    [InlineData("AddRetry(new()).AddCircuitBreaker(new())", "http.GetStringAsync(url, ct)", "ct")]
    [InlineData("AddRetry(new())", "http.GetStringAsync(url)", "default(CancellationToken)")]
    [InlineData("AddRetry(new())", "http.[|GetStringAsync|](url)", "ct")]
    [InlineData("AddRetry(new())", "http.[|GetStringAsync|](url, stop)", "ct")]
    [InlineData("AddRetry(new()).AddTimeout(TimeSpan.FromSeconds(1))", "http.[|GetStringAsync|](url, ct)", "ct")]
    public Task PipelineSeenWhole_MattersWhereItsTokenDiffers(string strategies, string call, string passed) => VerifyAsync($$"""
        using Polly;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().{{strategies}}.Build();
            public ValueTask<string> Get(string url, CancellationToken ct, CancellationToken stop) => Pipeline.ExecuteAsync(async t => await {{call}}, {{passed}});
        }
        """.Replace(", default(CancellationToken));", ");"));

    [Fact]
    public Task ContextOfAPipelineThatOnlyRetries_MayCarryTheSameToken() => VerifyAsync("""
        using Polly;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new()).Build();
            public async Task<string> Get(string url, CancellationToken ct) =>
                await Pipeline.ExecuteAsync(async _ => await http.GetStringAsync(url, ct), ResilienceContextPool.Shared.Get(ct));
        }
        """);

    [Theory]
    [InlineData("policy.ExecuteAsync(t => http.[|GetStringAsync|](url, ct), ct)")]
    [InlineData("policy.ExecuteAsync(t => http.GetStringAsync(url, t), ct)")]
    [InlineData("policy.ExecuteAsync(() => http.GetStringAsync(url, ct))")]
    public Task CallbackOfVersion7(string call) => VerifyAsync($$"""
        class Client(HttpClient http, Polly.IAsyncPolicy policy) { public Task<string> Get(string url, CancellationToken ct) => {{call}}; }
        """);

    [Theory]
    [InlineData("return await call(limit.Token);", "http.[|GetStringAsync|](url, ct)")]
    [InlineData("return await call(limit.Token);", "http.GetStringAsync(url, t)")]
    [InlineData("return await call(token);", "http.GetStringAsync(url, ct)")]
    [InlineData("return await call(token);", "http.[|GetStringAsync|](url)")]
    [InlineData("return await call(default);", "http.GetStringAsync(url, ct)")]
    [InlineData("ArgumentNullException.ThrowIfNull(call); return await pipeline.ExecuteAsync(async inner => await call(inner), token);", "http.[|GetStringAsync|](url, ct)")]
    public async Task OwnHelper_StaticOrInstance(string body, string call)
    {
        foreach (var modifier in new[] { "static ", "" })
        {
            await VerifyAsync($$"""
                class Client(HttpClient http)
                {
                    public Task<string> Get(string url, CancellationToken ct) => LimitAsync(t => {{call}}, Polly.ResiliencePipeline.Empty, ct);

                    private {{modifier}}async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> call, Polly.ResiliencePipeline pipeline, CancellationToken token)
                    {
                        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
                        limit.CancelAfter(1000);
                        {{body}}
                    }
                }
                """);
        }
    }

    [Fact]
    public Task SequenceThatOutlivesTheCallback_AndLocalFunctions_AreSilent() => VerifyAsync("""
        class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public async Task<IAsyncEnumerable<int>> Get(string url, CancellationToken ct)
            {
                await pipeline.ExecuteAsync(async t => { await Once(t); async Task Once(CancellationToken inner) => await http.GetStringAsync(url, ct); }, ct);
                await Parallel.ForEachAsync([url], async (one, t) => await http.GetStringAsync(one, ct));
                return await pipeline.ExecuteAsync(t => new ValueTask<IAsyncEnumerable<int>>(http.GetFromJsonAsAsyncEnumerable<int>(url, ct)), ct);
            }
        }
        """);

    [Fact]
    public Task ExemptMethod_IsSilent() => VerifyAsync("""
        class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            [ResilienceGen.ResilienceExempt("the call must finish")]
            public ValueTask<string> Get(string url, CancellationToken ct) => pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, ct), ct);
        }
        """);

    [Fact]
    public async Task Message_NamesBothTokens()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create("""
            class Client(HttpClient http, Polly.ResiliencePipeline pipeline)
            {
                public ValueTask<string> Get(string url, CancellationToken ct) => pipeline.ExecuteAsync(async t => await http.GetStringAsync(url, ct), ct);
            }
            """)));
        Assert.Equal(
            "HttpClient.GetStringAsync runs with 'ct' instead of the token that ResiliencePipeline.ExecuteAsync hands to its callback, so a time limit there cannot stop it; pass the callback's own token",
            diagnostic.GetMessage());
        Assert.Equal("RSG2005", diagnostic.Id);
    }
}
