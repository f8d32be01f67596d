using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.MigrationGap.ExposedClient>>;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>RSG1007: a public member hands out a client.</summary>
public class ExposedClientTests
{
    [Theory]
    [InlineData("public class Api(HttpClient http) { public HttpClient [|Client|] => http; }")]
    [InlineData("public class Api(HttpClient http) { public HttpClient [|Client|] { get; } = http; }")]
    [InlineData("public class Api { public HttpClient [|Client|] { get; } public Api(HttpClient http) => Client = http; }")]
    [InlineData("public class Api { private readonly HttpClient _http = new(); public HttpClient [|Raw|]() => _http; }")]
    [InlineData("public static class Clients { public static readonly HttpClient [|Shared|] = new HttpClient(); }")]
    public Task KeptClientInReachOfEverybody_IsReported(string source) => Verify.VerifyAnalyzerAsync(source);

    [Theory]
    [InlineData("class Api(HttpClient http) { public HttpClient Client => http; }")]
    [InlineData("public class Api(HttpClient http) { internal HttpClient Client => http; }")]
    [InlineData("public class Options { public HttpClient? Client { get; set; } }")]
    [InlineData("public class Maker { public HttpClient Create() => new HttpClient(); }")]
    [InlineData("public class Factory(HttpClient http) : IHttpClientFactory { public HttpClient CreateClient(string name) => http; }")]
    [InlineData("public interface IHasClient { HttpClient Client { get; } }")]
    [InlineData("public class Handler(HttpClient http) : DelegatingHandler { public HttpClient Client => http; }")]
    [InlineData("public class Lookalike { public sealed class HttpClient; private readonly HttpClient _http = new(); public HttpClient Client => _http; }")]
    public Task FactoriesOptionsAndInternals_AreSilent(string source) => Verify.VerifyAnalyzerAsync(source);

    [Fact]
    public Task ClientWithRetryingHandler_IsSilent() => Verify.VerifyAnalyzerAsync("""
        public class Api
        {
            private readonly HttpClient _http = new(new Retrying(new HttpClientHandler()));
            public HttpClient Client => _http;
        }
        class Retrying(HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                while (true) { try { return await base.SendAsync(request, token); } catch (HttpRequestException) { await Task.Delay(10, token); } }
            }
        }
        """);
}
