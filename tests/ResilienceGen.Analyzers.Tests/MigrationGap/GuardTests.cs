namespace ResilienceGen.Analyzers.Tests.MigrationGap;

public class GuardTests
{
    [Fact]
    public void LambdaOfPipeline_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client(Polly.ResiliencePipeline pipeline)
        {
            private readonly HttpClient _http = new();
            public async Task<string> Get(string url, CancellationToken token) =>
                await pipeline.ExecuteAsync(async t => await _http.GetStringAsync(url, t), token);
        }
        """));

    [Fact]
    public void LambdaOfPolicy_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client(Polly.IAsyncPolicy policy)
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => policy.ExecuteAsync(() => _http.GetStringAsync(url));
        }
        """));

    [Fact]
    public void PlainCallOnOwnClient_IsGap() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => _http.GetStringAsync(url);
        }
        """));

    [Fact]
    public void CallBesidePath_IsRouted() => Assert.Equal("Gap(bypassesPath)", Scan.VerdictIn("B", """
        class Client(HttpClient http)
        {
            public Task<HttpResponseMessage> A() => RetryAsync(t => http.GetAsync("a", t));
            public Task<HttpResponseMessage> B() => http.GetAsync("b");
            private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken token = default)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await send(token); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
                }
            }
        }
        """));
}
