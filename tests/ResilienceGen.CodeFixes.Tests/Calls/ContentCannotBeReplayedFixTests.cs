using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ContentCannotBeReplayed>, ResilienceGen.CodeFixes.Calls.ContentCannotBeReplayedFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class ContentCannotBeReplayedFixTests
{
    private static string Client(string method) => $$"""
        using System.IO.Compression;
        using Polly;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new()).Build();

            {{method.ReplaceLineEndings("\n    ")}}
        }
        """;

    [Fact]
    public Task Stream_IsReadBeforeTheGuard() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task Put(GZipStream packed, CancellationToken ct)
            {
                await Pipeline.ExecuteAsync(async t => await http.PutAsync("a", new StreamContent([|packed|]), t), ct);
            }
            """),
        Client("""
            public async Task Put(GZipStream packed, CancellationToken ct)
            {
                using var buffer = new MemoryStream();
                await packed.CopyToAsync(buffer, ct);
                await Pipeline.ExecuteAsync(async t => await http.PutAsync("a", new ByteArrayContent(buffer.ToArray()), t), ct);
            }
            """));

    [Fact]
    public Task Stream_IsReadBeforeTheLoop() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task Put(string url)
            {
                var source = await http.GetStreamAsync(url);
                for (var attempt = 0; ; attempt++)
                {
                    try { await http.PutAsync("a", new StreamContent([|source|])); return; }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
            """),
        Client("""
            public async Task Put(string url)
            {
                var source = await http.GetStreamAsync(url);
                using var buffer = new MemoryStream();
                await source.CopyToAsync(buffer);
                for (var attempt = 0; ; attempt++)
                {
                    try { await http.PutAsync("a", new ByteArrayContent(buffer.ToArray())); return; }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
            """));

    [Theory]
    [InlineData("StreamContent", "Send(content, t)")]
    [InlineData("var", "Send(content, t)")]
    [InlineData("StreamContent", "Task.CompletedTask")]
    public Task ContentThatMustBeAStream_IsNotOffered(string type, string call) => Verify.VerifyNoFixAsync(Client($$"""
        public async Task Put(GZipStream packed)
        {
            {{type}} content = new StreamContent([|packed|]);
            await Pipeline.ExecuteAsync(async t => { await http.PutAsync("a", content, t); await {{call}}; });
        }

        private Task Send(StreamContent content, CancellationToken token) => Task.CompletedTask;
        """));

    [Fact]
    public Task ContentOfAnyKind_IsReplacedInItsVariable() => Verify.VerifyCodeFixAsync(
        Client("""
            public async Task Put(GZipStream packed)
            {
                var content = new StreamContent([|packed|]);
                await Pipeline.ExecuteAsync(async t => await http.PutAsync("a", content, t));
            }
            """),
        Client("""
            public async Task Put(GZipStream packed)
            {
                using var buffer = new MemoryStream();
                await packed.CopyToAsync(buffer);
                var content = new ByteArrayContent(buffer.ToArray());
                await Pipeline.ExecuteAsync(async t => await http.PutAsync("a", content, t));
            }
            """));

    [Theory]
    [InlineData("public Task Put(GZipStream packed) => Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent([|packed|]), t)).AsTask();")]
    [InlineData("public async Task Put(GZipStream packed) { await Send(packed); async Task Send(GZipStream inner) { await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent([|inner|]), t)); } }")]
    [InlineData("public async Task Put(GZipStream packed) { var buffer = 1; await Pipeline.ExecuteAsync(async t => await http.PutAsync($\"{buffer}\", new StreamContent([|packed|]), t)); }")]
    [InlineData("public async Task Put() { using (var packed = new GZipStream(Stream.Null, default(CompressionMode))) { await Pipeline.ExecuteAsync(async t => await http.PutAsync(\"a\", new StreamContent([|packed|]), t)); } }")]
    public Task PlaceWithoutRoomForAStatement_IsNotOffered(string method) => Verify.VerifyNoFixAsync(Client(method));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new ContentCannotBeReplayedFix().GetFixAllProvider());
}
