using ResilienceGen.Analyzers.Calls;
using ResilienceGen.CodeFixes.Calls;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RequestMessageReused>, ResilienceGen.CodeFixes.Calls.RequestMessageClonedFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class RequestMessageClonedFixTests
{
    private const string Helper = """


            private static HttpRequestMessage CloneRequest(HttpRequestMessage request)
            {
                var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content, Version = request.Version, VersionPolicy = request.VersionPolicy };
                foreach (var header in request.Headers) copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
                foreach (var option in request.Options) copy.Options.Set(new HttpRequestOptionsKey<object>(option.Key), option.Value!);
                return copy;
            }
        """;

    [Theory]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, url); request.Headers.Add(\"a\", \"b\"); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, url); request.Content = new StringContent(url); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url + Guid.NewGuid()); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(1) }; request.Options.TryAdd(\"a\", 1); for (var i = 0; ; i++) { try { return await http.[|SendAsync|](request); } catch (HttpRequestException) when (i < 3) { await Task.Delay(100); } }")]
    public Task CopyIsSent(string body) => Verify.VerifyCodeFixAsync(
        Client($"public async Task<HttpResponseMessage> Get(string url) {{ {body} }}"),
        Client($"public async Task<HttpResponseMessage> Get(string url) {{ {body.Replace("[|SendAsync|](request)", "SendAsync(CloneRequest(request))", StringComparison.Ordinal)} }}{Helper}"));

    [Fact]
    public Task SecondFinding_TakesTheSameHelper() => Verify.VerifyCodeFixAsync(
        Client(Two("[|SendAsync|](a)", "[|SendAsync|](b)")),
        Client(Two("SendAsync(CloneRequest(a))", "SendAsync(CloneRequest(b))") + Helper));

    [Theory]
    [InlineData("Put", "Send a copy in each attempt")]
    [InlineData("Post", "Send a copy in each attempt: a second arrival does no harm")]
    public async Task TitleOfAWrite_SaysWhatAPersonDecides(string verb, string title)
    {
        var runner = new FixRunner(new RuleAnalyzer<RequestMessageReused>(), new RequestMessageClonedFix());
        var document = TestDocument.Create(Client($"public async Task<HttpResponseMessage> Send(string url) {{ var request = new HttpRequestMessage(HttpMethod.{verb}, url); request.Headers.Add(\"a\", \"b\"); return await Retry(() => http.SendAsync(request)); }}"));
        var action = Assert.Single(await runner.ActionsAsync(document, Assert.Single(await runner.FixableAsync(document))));
        Assert.Equal(title, action.Title);
    }

    [Theory]
    // The creation can move.
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url); return await Retry(() => http.[|SendAsync|](request));")]
    // The content can be read once, or is not known.
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, url); request.Content = new StreamContent(Stream.Null); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, url); request.Content = new MultipartFormDataContent(); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, url); request.Content ??= new StreamContent(Stream.Null); return await Retry(() => http.[|SendAsync|](request));")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, url); Fill(request); return await Retry(() => http.[|SendAsync|](request)); void Fill(HttpRequestMessage filled) => filled.Content = new StreamContent(Stream.Null);")]
    [InlineData("var request = Make(); return await Retry(() => http.[|SendAsync|](request)); HttpRequestMessage Make() => new() { Content = new StreamContent(Stream.Null) };")]
    // The message itself has been sent, and a redirect may have changed it.
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url); await http.SendAsync(request); return await http.[|SendAsync|](request);")]
    // The name means something else.
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url); request.Headers.Add(\"a\", \"b\"); return await Retry(() => http.[|SendAsync|](request)); void CloneRequest() { }")]
    public Task MessageThatCannotSimplyBeCopied_IsLeft(string body) => Verify.VerifyNoFixAsync(Client($"public async Task<HttpResponseMessage> Get(string url) {{ {body} }}"));

    [Fact]
    public Task MessageOfACaller_IsLeft() => Verify.VerifyNoFixAsync(Client("public Task<HttpResponseMessage> Send(HttpRequestMessage request) => Retry(() => http.[|SendAsync|](request));"));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new RequestMessageClonedFix().GetFixAllProvider());

    private static string Two(string first, string second) =>
        $"public async Task Get() {{ var a = new HttpRequestMessage(); a.Headers.Add(\"a\", \"b\"); await Retry(() => http.{first}); var b = new HttpRequestMessage(); b.Headers.Add(\"a\", \"b\"); await Retry(() => http.{second}); }}";

    private static string Client(string member) => $$"""
        using System.Net.Http.Json;

        class Client(HttpClient http)
        {
            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }

            {{member}}
        }
        """;
}
