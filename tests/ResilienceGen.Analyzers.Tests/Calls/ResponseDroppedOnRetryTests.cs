using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ResponseDroppedOnRetry>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2004: a failed response that nobody disposes.</summary>
public class ResponseDroppedOnRetryTests
{
    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(source, PollyPolicies.Source);

    private static string Loop(string declaration, string rest) => $$"""
        using System.Net;

        class Client(HttpClient http)
        {
            private readonly List<HttpResponseMessage> _seen = [];
            public async Task<HttpResponseMessage?> Get(CancellationToken ct)
            {
                for (var attempt = 0; attempt < 4; attempt++)
                {
                    {{declaration}}
                    {{rest}}
                    await Task.Delay(100, ct);
                }
                return null;
            }
            private static void Log(HttpResponseMessage response) => response.Dispose();
        }
        """;

    [Theory]
    [InlineData("if (response.IsSuccessStatusCode) return response;", true)]
    [InlineData("if ((int)response.StatusCode < 500) return response;", true)]
    [InlineData("if (response.IsSuccessStatusCode) return response; response.Dispose();", false)]
    [InlineData("if (response.IsSuccessStatusCode) return response; response?.Dispose();", false)]
    [InlineData("if (response.IsSuccessStatusCode) return response; Log(response);", false)]
    [InlineData("if (response.IsSuccessStatusCode) return response; _seen.Add(response);", false)]
    [InlineData("response.EnsureSuccessStatusCode(); return response;", false)]
    public Task ResponseOfALoop(string rest, bool reported) => VerifyAsync(Loop($"var response = await http.{(reported ? "[|GetAsync|]" : "GetAsync")}(\"a\", ct);", rest));

    [Fact]
    public Task ResponseInAUsing_IsSilent() =>
        VerifyAsync(Loop("using var response = await http.GetAsync(\"a\", ct);", "if (response.IsSuccessStatusCode) return new HttpResponseMessage(response.StatusCode);"));

    [Fact]
    public Task TextIsNoResponse() => VerifyAsync(Loop("var text = await http.GetStringAsync(\"a\", ct);", "if (text.Length > 0) return new HttpResponseMessage();"));

    [Theory]
    [InlineData("Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3)", true)]
    [InlineData("Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3, (result, count) => result.Dispose())", false)]
    [InlineData("Policy.HandleResult<HttpResponseMessage>(r => r.Headers.Age > TimeSpan.Zero).WaitAndRetryAsync(3)", false)]
    public Task Version7_DisposesNothing(string policy, bool reported) => VerifyAsync($$"""
        using Polly;

        class Client(HttpClient http)
        {
            private readonly IAsyncPolicy<HttpResponseMessage> _policy = {{policy}};
            public Task<HttpResponseMessage> Get() => _policy.ExecuteAsync(() => http.{{(reported ? "[|GetAsync|]" : "GetAsync")}}("a"));
        }
        """);

    [Fact]
    public Task Version8_DisposesWhatItDrops() => VerifyAsync("""
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode) }).Build();
            public ValueTask<HttpResponseMessage> Get(CancellationToken ct) => _pipeline.ExecuteAsync(async t => await http.GetAsync("a", t), ct);
        }
        """);

    [Fact]
    public async Task Message_NamesTheCall()
    {
        var source = Loop("var response = await http.GetAsync(\"a\", ct);", "if (response.IsSuccessStatusCode) return response;");
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(source)));
        Assert.Equal("The response of HttpClient.GetAsync is dropped without Dispose when the loop around it sends again after a failed status (up to 4 attempts); dispose it before the next attempt", diagnostic.GetMessage());
        Assert.Equal("RSG2004", diagnostic.Id);
    }
}
