using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RetryAfterIgnored>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2013: a server asks for a pause and does not get it.</summary>
public class RetryAfterIgnoredTests
{
    [Theory]
    [InlineData("if (response.IsSuccessStatusCode) return response; await Task.Delay(100);", true)]
    [InlineData("if ((int)response.StatusCode != 429) return response; await Task.Delay(100);", true)]
    [InlineData("if ((int)response.StatusCode is < 500 or 503) return response; await Task.Delay(100);", false)]
    [InlineData("if (response.IsSuccessStatusCode) return response; await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);", false)]
    [InlineData("if (response.IsSuccessStatusCode) return response; response.Headers.TryGetValues(\"Retry-After\", out var wait); await Task.Delay(100);", false)]
    public Task LoopOverTheStatus(string rest, bool reported) => Verify.VerifyAnalyzerAsync($$"""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                while (true)
                {
                    var response = await http.{{(reported ? "[|GetAsync|]" : "GetAsync")}}("a");
                    {{rest}}
                }
            }
        }
        """);

    [Fact]
    public Task LoopThatWaitsForAServer_IsSilent() => Verify.VerifyAnalyzerAsync("""
        class Client(HttpClient http)
        {
            public async Task<bool> IsUp()
            {
                for (var attempt = 0; attempt < 9; attempt++)
                {
                    using var response = await http.GetAsync("health");
                    if (response.IsSuccessStatusCode) return true;
                    await Task.Delay(100);
                }
                return false;
            }
        }
        """);

    [Theory]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { }", true)]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode != System.Net.HttpStatusCode.ServiceUnavailable) { }", false)]
    public Task StatusThatIsMadeAnException_GoesWhereItsCatchSendsIt(string handler, bool reported) => Verify.VerifyAnalyzerAsync($$"""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        var response = await http.{{(reported ? "[|GetAsync|]" : "GetAsync")}}("a");
                        if (response.IsSuccessStatusCode) { return response; } else { response.EnsureSuccessStatusCode(); }
                    }
                    {{handler}}
                    await Task.Delay(100);
                }
            }
        }
        """);

    [Theory]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode) }", true)]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode), DelayGenerator = _ => new((TimeSpan?)null) }", false)]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage>()", false)]
    [InlineData("new HttpRetryStrategyOptions()", false)]
    public Task PipelineOfVersion8(string options, bool reported) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline<HttpResponseMessage> Pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry({{options}}).Build();
            public async Task<HttpResponseMessage> Get() => await Pipeline.ExecuteAsync(async t => await http.{{(reported ? "[|GetAsync|]" : "GetAsync")}}("a", t));
        }

        class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage>;
        """);

    [Fact]
    public Task PolicyOfVersion7() => Verify.VerifyAnalyzerAsync("""
        using Polly;

        class Client(HttpClient http)
        {
            private readonly IAsyncPolicy<HttpResponseMessage> _policy = Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3);
            public Task<HttpResponseMessage> Get() => _policy.ExecuteAsync(() => http.[|GetAsync|]("a"));
        }
        """, PollyPolicies.Source);

    [Fact]
    public async Task Message_NamesCallGuardAndAttempts()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create("""
            class Client(HttpClient http)
            {
                public async Task<HttpResponseMessage> Get()
                {
                    while (true) { var response = await http.GetAsync("a"); if (response.IsSuccessStatusCode) return response; await Task.Delay(100); }
                }
            }
            """)));
        Assert.Equal("HttpClient.GetAsync is sent again by the loop around it after a 429 or 503 without a look at Retry-After; wait as long as the server asks", diagnostic.GetMessage());
        Assert.Equal("RSG2013", diagnostic.Id);
    }

    [Theory]
    [InlineData("new HttpRetryStrategyOptions { ShouldRetryAfterHeader = false }", 1)]
    [InlineData("new HttpRetryStrategyOptions { ShouldRetryAfterHeader = false, DelayGenerator = _ => new((TimeSpan?)null) }", 0)]
    [InlineData("new HttpRetryStrategyOptions { ShouldRetryAfterHeader = true }", 0)]
    [InlineData("new HttpRetryStrategyOptions()", 0)]
    public async Task OptionsOfTheHttpPackage_AreToldNotToLook(string options, int count) => Assert.Equal(count, (await Verify.DiagnosticsAsync(TestCompilation.Create(
        $$"""
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        class Client(HttpClient http)
        {
            private readonly ResiliencePipeline<HttpResponseMessage> _retry = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry({{options}}).Build();
            public async Task<string> Get() { using var answer = await _retry.ExecuteAsync(async t => await http.GetAsync("a", t)); return await answer.Content.ReadAsStringAsync(); }
        }
        """,
        HttpResilience.Source))).Length);
}
