using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ContentCannotBeReplayed>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2003: a body that the first attempt uses up.</summary>
public class ContentCannotBeReplayedTests
{
    private const string Hedging = "AddStandardHedgingHandler()";

    private static string Client(string body, string pipeline = "AddRetry(new())") => $$"""
        using System.IO.Compression;
        using Polly;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().{{pipeline}}.Build();

            public async Task Put(Stream handed, GZipStream packed, MemoryStream memory, FileStream file, CancellationToken ct)
            {
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent([|packed|]), t), ct);")]
    [InlineData("var content = new StreamContent([|packed|]); await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", content, t), ct);")]
    [InlineData("await Pipeline.ExecuteAsync(async t => await http.SendAsync(new HttpRequestMessage { Content = new StreamContent([|packed|]) }, t), ct);")]
    [InlineData("var source = await http.GetStreamAsync(\"b\", ct); await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent([|source|]), t), ct);")]
    [InlineData("await Pipeline.ExecuteAsync(async t => { using var source = await http.GetStreamAsync(\"b\", t); return await http.PutAsync(\"a\", new StreamContent(source), t); }, ct);")]
    [InlineData("await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent(memory), t), ct);")]
    [InlineData("await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent(file), t), ct);")]
    [InlineData("await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent(handed), t), ct);")]
    [InlineData("var bytes = new ByteArrayContent(memory.ToArray()); await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", bytes, t), ct);")]
    [InlineData("await http.PutAsync(\"a\", new StreamContent(packed), ct);")]
    [InlineData("var content = new StreamContent(packed); await content.LoadIntoBufferAsync(); await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", content, t), ct);")]
    public Task StreamOfARetriedCall(string body) => Verify.VerifyAnalyzerAsync(Client(body));

    [Fact]
    public Task GuardThatSendsOnce_IsSilent() => Verify.VerifyAnalyzerAsync(Client(
        "await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent(packed), t), ct);", "AddTimeout(TimeSpan.FromSeconds(1))"));

    [Fact]
    public Task StreamOfALoop() => Verify.VerifyAnalyzerAsync(Client("""
        for (var attempt = 0; ; attempt++)
        {
            try { await http.PutAsync("a", new StreamContent([|packed|]), ct); return; }
            catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, ct); }
        }
        """));

    [Fact]
    public async Task Message_NamesStreamGuardAndAttempts()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Client("await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent(packed), t), ct);"))));
        Assert.Equal("HttpClient.PutAsync sends 'packed', a stream that can be read once, and Pipeline.ExecuteAsync would send it again (up to 4 attempts); read it into memory first", diagnostic.GetMessage());
        Assert.Equal("RSG2003", diagnostic.Id);
    }

    [Theory]
    [InlineData("AddStandardResilienceHandler()", "await http.PutAsync(\"a\", new StreamContent([|packed|]));")]
    [InlineData("AddStandardResilienceHandler()", "var form = new MultipartFormDataContent(); form.Add(new StreamContent([|packed|]), \"file\"); await http.PutAsync(\"a\", form);")]
    [InlineData("AddStandardResilienceHandler()", "await http.PutAsync(\"a\", new StreamContent([|Console.OpenStandardInput()|]));")]
    [InlineData("AddStandardResilienceHandler()", "await http.PutAsync(\"a\", new StreamContent(memory));")]
    [InlineData("AddStandardResilienceHandler()", "await http.PutAsync(\"a\", new StreamContent(handed));")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods())", "await http.PutAsync(\"a\", new StreamContent(packed));")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(1)))", "await http.PutAsync(\"a\", new StreamContent(packed));")]
    [InlineData("AddStandardResilienceHandler()", "var content = new StreamContent(packed); await content.LoadIntoBufferAsync(); await http.PutAsync(\"a\", content);")]
    [InlineData(Hedging, "await http.PutAsync(\"a\", new StreamContent([|memory|]));")]
    [InlineData(Hedging, "var content = new StreamContent([|handed|]); await http.PutAsync(\"a\", content);")]
    [InlineData(Hedging, "await http.SendAsync(new HttpRequestMessage { Content = new StreamContent([|handed|]) });")]
    [InlineData(Hedging, "var form = new MultipartFormDataContent(); form.Add(new StreamContent(memory), \"file\"); await http.PutAsync(\"a\", form);")]
    [InlineData(Hedging + "; services.AddHttpClient<Client>().RemoveAllResilienceHandlers()", "await http.PutAsync(\"a\", new StreamContent(handed));")]
    public Task StreamOfAClientWhoseHandlerSendsAgain(string handler, string body) => Verify.VerifyAnalyzerAsync($$"""
        using System.IO.Compression;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;

        var services = new ServiceCollection();
        services.AddHttpClient<Client>().{{handler}};

        class Client(HttpClient http) { public async Task Put(Stream handed, GZipStream packed, MemoryStream memory) { {{body}} } }
        """, HttpResilience.Source);

    [Theory]
    [InlineData("[|request.Body|]", "")]
    [InlineData("request.Body", "static class Setup { public static void Use(HttpRequest request) => request.EnableBuffering(); static void EnableBuffering(this HttpRequest request) { } }")]
    public Task BodyOfARequest_CanBeReadTwiceWhereItIsBuffered(string stream, string setup) => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;

        static class Start { static void Add(IServiceCollection services) => services.AddHttpClient<Client>().AddStandardResilienceHandler(); }
        class Client(HttpClient http) { public Task Put(HttpRequest request) => http.PutAsync("a", new StreamContent({{stream}})); }
        {{setup}}
        namespace Microsoft.AspNetCore.Http { public abstract class HttpRequest { public abstract Stream Body { get; } } }
        """, HttpResilience.Source);

    [Theory]
    [InlineData("AddStandardResilienceHandler()", "a stream that can be read once, and the client's AddStandardResilienceHandler would send it again (up to 4 attempts)")]
    [InlineData(Hedging, "a stream, and the client's AddStandardHedgingHandler throws on each StreamContent")]
    public async Task Message_NamesTheHandler(string handler, string fault)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create($$"""
            using Microsoft.Extensions.DependencyInjection;
            static class Start { static void Add(IServiceCollection services) => services.AddHttpClient<Client>().{{handler}}; }
            class Client(HttpClient http) { public Task Put(System.IO.Compression.GZipStream packed) => http.PutAsync("a", new StreamContent(packed)); }
            """, HttpResilience.Source)));
        Assert.Equal($"HttpClient.PutAsync sends 'packed', {fault}; read it into memory first", diagnostic.GetMessage());
    }
}
