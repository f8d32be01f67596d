using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NonIdempotentVerbRetried>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2001: a write that a retry may carry out twice.</summary>
public class NonIdempotentVerbRetriedTests
{
    private const string Pipeline = "new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions { MaxRetryAttempts = 4 }).Build()";

    private static string Client(string pipeline, string method) => $$"""
        using System.Net;
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            private readonly ResiliencePipeline _pipeline = {{pipeline}};

            {{method}}
        }
        """;

    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(source, PollyPolicies.Source);

    [Theory]
    [InlineData("http.[|PostAsync|](\"orders\", null, t)")]
    [InlineData("http.[|PostAsJsonAsync|](\"orders\", 1, t)")]
    [InlineData("http.[|PatchAsync|](\"orders/1\", null, t)")]
    [InlineData("http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Post, \"orders\"), t)")]
    [InlineData("http.GetAsync(\"orders\", t)")]
    [InlineData("http.PutAsync(\"orders/1\", null, t)")]
    [InlineData("http.DeleteAsync(\"orders/1\", t)")]
    [InlineData("http.SendAsync(new HttpRequestMessage(new HttpMethod(Environment.NewLine), \"orders\"), t)")]
    public Task VerbInsidePipelineThatRetries(string call) => VerifyAsync(Client(
        Pipeline, $"public async Task Order(CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await {call}, ct);"));

    [Theory]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddCircuitBreaker(new()).AddTimeout(TimeSpan.FromSeconds(1)).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = args => new(Safe(args)) }).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(e => e.StatusCode == HttpStatusCode.TooManyRequests) }).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().HandleResult(r => r is null) }).Build()")]
    [InlineData("Elsewhere()")]
    public Task PipelineThatDoesNotProvablyResendWhatMayHaveArrived(string pipeline) => VerifyAsync(Client(
        pipeline,
        """
        public async Task Order(CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await http.PostAsync("orders", null, t), ct);
        private static bool Safe(object args) => args is null;
        private static ResiliencePipeline Elsewhere() => throw new NotSupportedException();
        """));

    [Theory]
    [InlineData("new PredicateBuilder().Handle<HttpRequestException>()")]
    [InlineData("new PredicateBuilder().Handle<TimeoutException>().Handle<Polly.Timeout.TimeoutRejectedException>()")]
    public Task PredicateThatTakesLostAnswers(string predicate) => VerifyAsync(Client(
        $"new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(9)).AddRetry(new RetryStrategyOptions {{ ShouldHandle = {predicate} }}).Build()",
        """public async Task Order(CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await http.[|PostAsync|]("orders", null, t), ct);"""));

    [Theory]
    [InlineData("r => !r.IsSuccessStatusCode", true)]
    [InlineData("r => (int)r.StatusCode >= 500", true)]
    [InlineData("r => r.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.TooManyRequests", true)]
    [InlineData("r => r.StatusCode == HttpStatusCode.TooManyRequests", false)]
    [InlineData("r => (int)r.StatusCode == 503 || r.StatusCode == HttpStatusCode.TooManyRequests", false)]
    [InlineData("r => Transient(r)", false)]
    public Task ResultPredicate_CountsWhereTheServerMayHaveActed(string predicate, bool reported) => VerifyAsync($$"""
        using System.Net;
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            public async Task Order(CancellationToken ct)
            {
                var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
                builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult({{predicate}}) });
                var pipeline = builder.Build();
                await pipeline.ExecuteAsync(async t => await http.{{(reported ? "[|PostAsync|]" : "PostAsync")}}("orders", null, t), ct);
            }
            private static bool Transient(HttpResponseMessage response) => response.ReasonPhrase == "later";
        }
        """);

    [Theory]
    [InlineData("Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3)", true)]
    [InlineData("Policy.WrapAsync(Policy.TimeoutAsync(9), Policy.Handle<Exception>().WaitAndRetryAsync(3))", true)]
    [InlineData("Policy.Handle<HttpRequestException>(e => e.StatusCode == HttpStatusCode.TooManyRequests).WaitAndRetryAsync(3)", false)]
    [InlineData("Policy.Handle<HttpRequestException>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))", false)]
    public Task PolicyOfVersion7(string policy, bool reported) => VerifyAsync($$"""
        using System.Net;
        using Polly;

        class Client(HttpClient http)
        {
            private readonly IAsyncPolicy _policy = {{policy}};
            public Task Order() => _policy.ExecuteAsync(() => http.{{(reported ? "[|PostAsync|]" : "PostAsync")}}("orders", null));
        }
        """);

    [Theory]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }", true)]
    [InlineData("catch (Exception) { if (attempt > 3) throw; await Task.Delay(100); }", true)]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.TooManyRequests) { await Task.Delay(100); }", false)]
    [InlineData("catch (HttpRequestException e) { if (e.HttpRequestError != HttpRequestError.ConnectionError) throw; await Task.Delay(100); }", false)]
    [InlineData("catch (InvalidOperationException) when (attempt < 3) { await Task.Delay(100); }", false)]
    public async Task OwnHelper_StaticOrInstanceOrLoop(string handler, bool reported)
    {
        var post = reported ? "[|PostAsync|]" : "PostAsync";
        foreach (var modifier in new[] { "static ", "" })
        {
            await VerifyAsync($$"""
                using System.Net;

                class Client(HttpClient http)
                {
                    public Task Order() => RetryAsync(() => http.{{post}}("orders", null));

                    private {{modifier}}async Task<T> RetryAsync<T>(Func<Task<T>> call)
                    {
                        for (var attempt = 0; ; attempt++) { try { return await call(); } {{handler}} }
                    }
                }
                """);
        }

        await VerifyAsync($$"""
            using System.Net;

            class Client(HttpClient http)
            {
                public async Task<HttpResponseMessage> Order()
                {
                    for (var attempt = 0; ; attempt++) { try { return await http.{{post}}("orders", null); } {{handler}} }
                }
            }
            """);
    }

    [Theory]
    [InlineData("if (response.IsSuccessStatusCode || attempt > 3) return response;", true)]
    [InlineData("if ((int)response.StatusCode < 500) return response;", true)]
    [InlineData("if (response.StatusCode != HttpStatusCode.TooManyRequests) return response;", false)]
    [InlineData("if (response.IsSuccessStatusCode) return response; if (response.StatusCode != HttpStatusCode.ServiceUnavailable) throw new HttpRequestException();", false)]
    public Task LoopOverStatus(string test, bool reported) => VerifyAsync($$"""
        using System.Net;

        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Order()
            {
                for (var attempt = 0; ; attempt++)
                {
                    var response = await http.{{(reported ? "[|PostAsync|]" : "PostAsync")}}("orders", null);
                    {{test}}
                    await Task.Delay(100);
                }
            }
        }
        """);

    [Fact]
    public Task MethodThatCallsItselfAgain() => VerifyAsync("""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Order(int attempt = 0)
            {
                try { return await http.[|PostAsync|]("orders", null); }
                catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); return await Order(attempt + 1); }
            }
        }
        """);

    [Theory]
    [InlineData("[ResilienceGen.Idempotent] ", "http.PostAsync(\"orders\", null, t)")]
    [InlineData("[ResilienceGen.ResilienceExempt(\"the service detects duplicates\")] ", "http.PostAsync(\"orders\", null, t)")]
    [InlineData("", "http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"orders\") { Headers = { { \"Idempotency-Key\", key } } }, t)")]
    [InlineData("", "http.SendAsync(WithIdempotencyKey(new HttpRequestMessage(HttpMethod.Post, \"orders\")), t)")]
    [InlineData("", "http.PostAsync(\"api/graphql\", null, t)")]
    [InlineData("", "http.PostAsJsonAsync(\"api\", new { query = \"{ me }\" }, t)")]
    [InlineData("", "http.PostAsync($\"{key}/_search?size=1\", null, t)")]
    public Task WriteThatMayArriveTwice_IsSilent(string attribute, string call) => VerifyAsync(Client(
        Pipeline,
        $$"""
        {{attribute}}public async Task Order(string key, CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await {{call}}, ct);
        private static HttpRequestMessage WithIdempotencyKey(HttpRequestMessage request) => request;
        """));

    [Fact]
    public Task IdempotentByContract_IsSilent() => VerifyAsync($$"""
        using Polly;

        interface IOrders { [ResilienceGen.Idempotent] Task Order(); }
        class Client(HttpClient http) : IOrders
        {
            private readonly ResiliencePipeline _pipeline = {{Pipeline}};
            public async Task Order() => await _pipeline.ExecuteAsync(async t => await http.PostAsync("orders", null, t));
        }
        """);

    [Fact]
    public async Task Message_NamesCallGuardAndAttempts()
    {
        var source = Client(Pipeline, "public async Task Order() => await _pipeline.ExecuteAsync(async t => await http.PostAsync(\"orders\", null, t));");
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(source)));
        Assert.Equal(
            "HttpClient.PostAsync sends a POST, and _pipeline.ExecuteAsync sends it again after a failure that leaves open whether it arrived (up to 5 attempts); "
            + "send an Idempotency-Key, mark Order [Idempotent], or retry only what never arrived",
            diagnostic.GetMessage());
        Assert.Equal("RSG2001", diagnostic.Id);
    }

    [Theory]
    [InlineData("http.PutAsync(\"orders/1\", null, t)", "resiliencegen.unsafe_verbs", "put", 1)]
    [InlineData("http.DeleteAsync(\"orders/1\", t)", "resiliencegen.unsafe_verbs", "PUT | DELETE", 1)]
    [InlineData("http.DeleteAsync(\"orders/1\", t)", "resiliencegen.unsafe_verbs", "PUT", 0)]
    [InlineData("http.GetAsync(\"orders/1\", t)", "resiliencegen.unsafe_verbs", "GET", 0)]
    [InlineData("http.PostAsync(\"orders/report\", null, t)", "resiliencegen.reading_segments", "export, Report", 0)]
    [InlineData("http.PostAsync(\"orders/reports\", null, t)", "resiliencegen.reading_segments", "report", 1)]
    public async Task ProjectSaysWhichWritesAreUnsafeAndWhichPostsRead(string call, string key, string value, int count)
    {
        var source = Client(Pipeline, $"public async Task Order(CancellationToken ct) => await _pipeline.ExecuteAsync(async t => await {call}, ct);");
        Assert.Equal(count, (await Verify.DiagnosticsAsync(TestCompilation.Create(source, PollyPolicies.Source), TestOptions.Create([], (key, value)))).Length);
    }
}
