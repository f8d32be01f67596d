using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.SyncOverAsync>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2009: threads that wait for HTTP calls.</summary>
public class SyncOverAsyncTests
{
    [Theory]
    [InlineData("public string Get() => http.GetStringAsync(\"a\").[|Result|];")]
    [InlineData("public void Get() => http.GetStringAsync(\"a\").[|Wait|]();")]
    [InlineData("public string Get() => http.GetStringAsync(\"a\").GetAwaiter().[|GetResult|]();")]
    [InlineData("public string Get() => http.GetStringAsync(\"a\").ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("public string Get() => _pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"a\", t)).AsTask().[|Result|];")]
    [InlineData("public string Get() => Load().[|Result|]; private async Task<string> Load() => await http.GetStringAsync(\"a\");")]
    [InlineData("public async Task<string> Get() { await Task.Yield(); return http.GetStringAsync(\"a\").[|Result|]; }")]
    [InlineData("public string Value => http.GetStringAsync(\"a\").[|Result|];")]
    public Task BlockedCall(string member) => Verify.VerifyAnalyzerAsync(Client(member));

    [Theory]
    [InlineData("static void Main() => new HttpClient().GetStringAsync(\"a\").Wait();")]
    [InlineData("static Client() => new HttpClient().GetStringAsync(\"a\").Wait();")]
    [InlineData("static readonly string Value = new HttpClient().GetStringAsync(\"a\").Result;")]
    [InlineData("public async Task<string> Get() { var one = http.GetStringAsync(\"a\"); await Task.WhenAll(one); return one.Result; }")]
    [InlineData("public string? Get() { var one = http.GetStringAsync(\"a\"); return one.IsCompletedSuccessfully ? one.Result : null; }")]
    [InlineData("public async Task<string> Get() { var answer = await http.GetAsync(\"a\"); return answer.Content.ReadAsStringAsync().Result; }")]
    [InlineData("public Task<string> Get() => http.GetStringAsync(\"a\").ContinueWith(done => done.Result);")]
    [InlineData("public string Get() => http.Send(new HttpRequestMessage()).ToString();")]
    [InlineData("public bool Get() => http.GetStringAsync(\"a\").Wait(1000);")]
    public Task WaitThatIsNeededOrShort_IsSilent(string member) => Verify.VerifyAnalyzerAsync(Client(member));

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync(Client("[Xunit.Fact] public void Get() => http.GetStringAsync(\"a\").Wait();"), "namespace Xunit { class FactAttribute : Attribute; }");

    [Theory]
    [InlineData("http.GetStringAsync(\"a\").Result", "HttpClient.GetStringAsync is waited for by .Result, which blocks a thread until it is over; await it")]
    [InlineData("_pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"a\", t)).GetAwaiter().GetResult()", "ResiliencePipeline.ExecuteAsync is waited for by .GetAwaiter().GetResult(), which blocks a thread for up to 4 attempts and the pauses between them; await it")]
    public async Task Message_NamesCallWaitAndAttempts(string call, string message)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Client($"public string Get() => {call};"))));
        Assert.Equal(message, diagnostic.GetMessage());
    }

    private static string Client(string member) => $$"""
        using Polly;
        using Polly.Retry;
        class Client(HttpClient http)
        {
            private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();
            {{member}}
            public object Parts => (http, _pipeline);
        }
        """;
}
