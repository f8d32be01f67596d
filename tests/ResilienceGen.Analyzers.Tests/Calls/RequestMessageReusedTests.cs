using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RequestMessageReused>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2002: HttpClient throws when it is given the same message again.</summary>
public class RequestMessageReusedTests
{
    private static string Client(string body) => $$"""
        using Polly;

        class Client(HttpClient http, HttpMessageInvoker invoker)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new()).Build();
            private static readonly ResiliencePipeline Limit = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build();
            private static readonly IAsyncPolicy Policy7 = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
            private readonly HttpRequestMessage _kept = new();

            public async Task<HttpResponseMessage> Get(string url, HttpRequestMessage handed, bool again)
            {
                {{body}}
            }

            private Task<HttpResponseMessage> Once(HttpRequestMessage message) => http.SendAsync(message);
            private static HttpRequestMessage Clone(HttpRequestMessage message) => new(message.Method, message.RequestUri);
            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
        }
        """;

    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(source, PollyPolicies.Source);

    [Theory]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, url); return await Pipeline.ExecuteAsync(async t => await http.[|SendAsync|](request, t));")]
    [InlineData("return await Pipeline.ExecuteAsync(async t => await http.[|SendAsync|](handed, t));")]
    [InlineData("return await Pipeline.ExecuteAsync(async t => await http.[|SendAsync|](_kept, t));")]
    [InlineData("return await Policy7.ExecuteAsync(() => http.[|SendAsync|](handed));")]
    [InlineData("return await Retry(() => http.[|SendAsync|](handed));")]
    [InlineData("return await Retry(() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url)));")]
    [InlineData("return await Retry(async () => { using var request = new HttpRequestMessage(HttpMethod.Get, url); return await http.SendAsync(request); });")]
    [InlineData("return await Retry(() => http.SendAsync(Clone(handed)));")]
    [InlineData("return await Retry(async () => { handed = Clone(handed); return await http.SendAsync(handed); });")]
    [InlineData("return await Retry(() => invoker.SendAsync(handed, default));")]
    [InlineData("return await Limit.ExecuteAsync(async t => await http.SendAsync(handed, t));")]
    public Task MessageOfACallback(string body) => VerifyAsync(Client(body));

    [Theory]
    [InlineData("var request = new HttpRequestMessage();", "request", true)]
    [InlineData("", "handed", true)]
    [InlineData("", "new HttpRequestMessage()", false)]
    public Task MessageOfALoop(string before, string request, bool reported) => VerifyAsync(Client($$"""
        {{before}}
        for (var attempt = 0; ; attempt++)
        {
            try { return await http.{{(reported ? "[|SendAsync|]" : "SendAsync")}}({{request}}); }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task MessageDeclaredInTheLoop_IsSilent() => VerifyAsync(Client("""
        while (true)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, url);
            try { return await http.SendAsync(request); } catch (HttpRequestException) { await Task.Delay(100); }
        }
        """));

    [Fact]
    public Task MessageThatTheLoopReplaces_IsSilent() => VerifyAsync(Client("""
        while (true)
        {
            try { return await http.SendAsync(handed); } catch (HttpRequestException) { handed = Clone(handed); await Task.Delay(100); }
        }
        """));

    [Theory]
    [InlineData("return await Retry(() => Once(handed));", true)]
    [InlineData("return await Retry(() => Once(Clone(handed)));", false)]
    [InlineData("return await Retry(() => Once(new HttpRequestMessage()));", false)]
    public Task MessageHandedToAHelper(string body, bool reported)
    {
        var source = Client(body);
        return VerifyAsync(reported ? source.Replace("=> http.SendAsync(message)", "=> http.[|SendAsync|](message)") : source);
    }

    [Theory]
    [InlineData("var first = await http.SendAsync(handed); if (first.IsSuccessStatusCode) return first; return await http.[|SendAsync|](handed);")]
    [InlineData("using (var first = await http.SendAsync(handed)) { if (!first.IsSuccessStatusCode) return await http.[|SendAsync|](handed); } return new();")]
    [InlineData("try { return await http.SendAsync(handed); } catch (HttpRequestException) { return await http.[|SendAsync|](handed); }")]
    [InlineData("if (again) return await http.SendAsync(handed); return await http.SendAsync(handed);")]
    [InlineData("if (again) { return await http.SendAsync(handed); } else { return await http.SendAsync(handed); }")]
    [InlineData("return again ? await http.SendAsync(handed) : await http.SendAsync(handed);")]
    [InlineData("await http.SendAsync(handed); handed = Clone(handed); return await http.SendAsync(handed);")]
    [InlineData("await http.SendAsync(handed); return await http.SendAsync(Clone(handed));")]
    [InlineData("await invoker.SendAsync(handed, default); return await invoker.SendAsync(handed, default);")]
    public Task MessageSentTwiceInARow(string body) => VerifyAsync(Client(body));

    [Fact]
    public Task Handler_MaySendItsMessageAgain() => VerifyAsync("""
        class Again : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                var first = await base.SendAsync(request, ct);
                return first.IsSuccessStatusCode ? first : await base.SendAsync(request, ct);
            }
        }
        """);

    [Fact]
    public Task MethodThatHandsItsMessageToItself() => VerifyAsync("""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Send(HttpRequestMessage request, int attempt = 0)
            {
                try { return await http.[|SendAsync|](request); }
                catch (HttpRequestException) when (attempt < 3) { return await Send(request, attempt + 1); }
            }
        }
        """);

    [Fact]
    public async Task Message_NamesVariableGuardAndAttempts()
    {
        var diagnostics = await Verify.DiagnosticsAsync(TestCompilation.Create(Client("return await Pipeline.ExecuteAsync(async t => await http.SendAsync(handed, t));"), PollyPolicies.Source));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            "HttpClient.SendAsync is given 'handed' in each attempt of Pipeline.ExecuteAsync (up to 4 attempts), and HttpClient throws InvalidOperationException "
            + "when it sees a request message again; create a new message for each attempt",
            diagnostic.GetMessage());
        Assert.Equal("RSG2002", diagnostic.Id);
    }
}
