using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ContentCannotBeReplayed>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2003: a body that the first attempt uses up.</summary>
public class ContentCannotBeReplayedTests
{
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
}
