using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.SinkHandedOn>>;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>RSG1005: a sink that leaves its method as a delegate.</summary>
public class SinkHandedOnTests
{
    [Theory]
    [InlineData("public Func<string, Task<string>> Fetch => _http.[|GetStringAsync|];")]
    [InlineData("private Func<string, Task<string>>? _fetch; public void Use() => _fetch = _http.[|GetStringAsync|];")]
    [InlineData("public Func<string, Task<string>> Fetch() { Func<string, Task<string>> fetch = _http.[|GetStringAsync|]; return fetch; }")]
    [InlineData("public System.Linq.Expressions.Expression<Func<string, Task<string>>> Fetch() => url => _http.[|GetStringAsync|](url);")]
    public Task SinkThatLeaves_IsReported(string member) => Verify.VerifyAnalyzerAsync(Client(member));

    [Theory]
    [InlineData("public ValueTask<string> Get(Polly.ResiliencePipeline pipeline) => pipeline.ExecuteAsync(async t => await _http.GetStringAsync(\"a\", t));")]
    [InlineData("public Task<string> Get() => Run(_http.GetStringAsync); private Task<string> Run(Func<string, Task<string>> send) => send(\"a\");")]
    [InlineData("public Task<string> Get() => Retry(_http.GetStringAsync); private async Task<string> Retry(Func<string, Task<string>> send) { while (true) { try { return await send(\"a\"); } catch (HttpRequestException) { await Task.Delay(9); } } }")]
    [InlineData("public Task<string[]> All(string[] urls) => Task.WhenAll(urls.Select(_http.GetStringAsync));")]
    [InlineData("public string Name => nameof(_http.GetStringAsync);")]
    [InlineData("public Func<string, Task<string>> Fetch => url => _http.GetStringAsync(url);")]
    public Task SinkThatIsRunOrWrapped_IsSilent(string member) => Verify.VerifyAnalyzerAsync(Client(member));

    [Theory]
    [InlineData("public Func<string, Task<string>> Fetch => _safe.GetStringAsync;")]
    [InlineData("public System.Linq.Expressions.Expression<Func<string, Task<string>>> Fetch() => url => _safe.GetStringAsync(url);")]
    public Task SinkOfAClientThatRetries_IsSilent(string member) => Verify.VerifyAnalyzerAsync(Client("private readonly HttpClient _safe = new(new Retrying());\n    " + member) + """


        public sealed class Retrying() : DelegatingHandler(new HttpClientHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await base.SendAsync(request, cancellationToken); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, cancellationToken); }
                }
            }
        }
        """);

    private static string Client(string member) => $$"""
        public class Client
        {
            private readonly HttpClient _http = new();
            {{member}}
        }
        """;
}
