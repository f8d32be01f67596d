using System.Text;
using ResilienceGen.Testing;

namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

public sealed class RequestConstructionTests
{
    private const string Route = "RetryAsync(CancellableCall, CancellationToken)";
    private const string Scaffold = "private static Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) => call(cancellationToken);";

    [Fact]
    public Task Construction_MovesIntoTheDelegate() => Verify(
        """
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var response = await http.[|SendAsync|](request, ct);
        return (int)response.StatusCode;
        """,
        """
        using var response = await RetryAsync(async token =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            return await http.SendAsync(request, token);
        }, ct);
        return (int)response.StatusCode;
        """);

    [Fact]
    public Task RequestThatIsNotDisposed_NeedsNoAsyncDelegate() => Verify(
        """
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        var response = await http.[|SendAsync|](request, ct).ConfigureAwait(false);
        return (int)response.StatusCode;
        """,
        """
        var response = await RetryAsync(token =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, url);
            return http.SendAsync(request, token);
        }, ct).ConfigureAwait(false);
        return (int)response.StatusCode;
        """);

    [Fact]
    public Task HeadersContentAndComments_MoveAlong() => Verify(
        """
        var id = url.Length;

        // The request.
        using var request = new HttpRequestMessage(HttpMethod.Put, url)
        {
            Version = new Version(2, 0),
        };
        request.Headers.Add("X-Id", $"{id}"); // the id
        var started = Environment.TickCount64;
        if (id > 1)
        {
            request.Headers.Add("X-More", "1");
        }

        // The body.
        using var body = new StringContent(@"a
            b");
        request.Content = body;
        request.Headers.Authorization = await TokenAsync(ct);

        // Send it.
        using var response = await http.[|SendAsync|](request, HttpCompletionOption.ResponseHeadersRead, ct);
        return (int)response.StatusCode + (int)started;
        """,
        """
        var id = url.Length;

        var started = Environment.TickCount64;

        // Send it.
        using var response = await RetryAsync(async token =>
        {
            // The request.
            using var request = new HttpRequestMessage(HttpMethod.Put, url)
            {
                Version = new Version(2, 0),
            };
            request.Headers.Add("X-Id", $"{id}"); // the id
            if (id > 1)
            {
                request.Headers.Add("X-More", "1");
            }

            // The body.
            using var body = new StringContent(@"a
            b");
            request.Content = body;
            request.Headers.Authorization = await TokenAsync(token);
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        }, ct);
        return (int)response.StatusCode + (int)started;
        """);

    [Fact]
    public Task FactoryPath_GetsTheCreation() => RouteVerifier.VerifyAsync(
        "RetryAsync(RequestFactory, CancellationToken)",
        Method("""
            using HttpRequestMessage request = new(HttpMethod.Get, url);
            return (int)(await http.[|SendAsync|](request, ct)).StatusCode;
            """),
        Method("""
            return (int)(await RetryAsync(() => new(HttpMethod.Get, url), ct)).StatusCode;
            """),
        FactoryScaffold);

    [Fact]
    public Task FactoryPath_GetsTheWholeConstructionWithoutItsUsing() => RouteVerifier.VerifyAsync(
        "RetryAsync(RequestFactory, CancellationToken)",
        Method("""
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Add("X", "1");
            return (int)(await http.[|SendAsync|](request, ct)).StatusCode;
            """),
        Method("""
            return (int)(await RetryAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, url);
                request.Headers.Add("X", "1");
                return request;
            }, ct)).StatusCode;
            """),
        FactoryScaffold);

    [Theory]
    [InlineData("read afterwards", "var request = new HttpRequestMessage(HttpMethod.Get, url); var response = await http.[|SendAsync|](request, ct); return request.Headers.Count();")]
    [InlineData("captured", "var request = new HttpRequestMessage(HttpMethod.Get, url); Func<Uri?> uri = () => request.RequestUri; return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("assigned again", "var request = new HttpRequestMessage(HttpMethod.Get, url); if (url == \"\") request = new HttpRequestMessage(HttpMethod.Get, \"/\"); return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("counts", "var n = 0; var request = new HttpRequestMessage(HttpMethod.Get, url + n++); await http.[|SendAsync|](request, ct); return n;")]
    [InlineData("a changed input", "var request = new HttpRequestMessage(HttpMethod.Get, url); url = \"\"; return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("foreign content", "using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = Body }; return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("a stream", "using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StreamContent(Stream) }; return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("a fresh key", "using var request = new HttpRequestMessage(HttpMethod.Put, url); request.Headers.Add(\"Key\", Guid.NewGuid().ToString()); return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("a jump", "using var request = new HttpRequestMessage(HttpMethod.Get, url); if (url == \"\") { request.Headers.Add(\"X\", \"\"); return 0; } return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    [InlineData("a loop", "using var request = new HttpRequestMessage(HttpMethod.Get, url); while ((await http.[|SendAsync|](request, ct)).IsSuccessStatusCode) ; return 0;")]
    [InlineData("another name", "using var request = new HttpRequestMessage(HttpMethod.Get, url); var headers = request.Headers; return (int)(await http.[|SendAsync|](request, ct)).StatusCode;")]
    public Task ConstructionThatCannotRunPerAttempt_StaysAsItIs(string what, string body)
    {
        Assert.NotEmpty(what);
        return RouteVerifier.VerifyUnchangedAsync(Route, Method(body), Scaffold + " private static HttpContent? Body; private static Stream Stream => null!;");
    }

    [Fact]
    public async Task WindowsLineEndsAndTabs_AreKept()
    {
        const string Source = "class C\r\n{\r\n\tasync Task<int> M(HttpClient http, string url)\r\n\t{\r\n\t\tusing var request = new HttpRequestMessage(HttpMethod.Get, url);\r\n"
            + "\t\tvar response = await http.[|SendAsync|](request);\r\n\t\treturn 1;\r\n\t}\r\n\r\n\tTask<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call) => call(default);\r\n}\r\n";
        const string Fixed = "class C\r\n{\r\n\tasync Task<int> M(HttpClient http, string url)\r\n\t{\r\n\t\tvar response = await RetryAsync(async token =>\r\n\t\t{\r\n"
            + "\t\t\tusing var request = new HttpRequestMessage(HttpMethod.Get, url);\r\n\t\t\treturn await http.SendAsync(request, token);\r\n\t\t});\r\n\t\treturn 1;\r\n\t}\r\n\r\n"
            + "\tTask<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call) => call(default);\r\n}\r\n";
        var document = await RouteVerifier.FixAsync("RetryAsync(CancellableCall)", Source);
        Assert.Equal(Fixed, (await document.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task EncodingOfTheFile_IsKept()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        var document = await RouteVerifier.FixAsync("RetryAsync(Call)", "class C { Task<string> M(HttpClient http) => http.[|GetStringAsync|](\"ä\"); Task<T> RetryAsync<T>(Func<Task<T>> call) => call(); }", encoding);
        Assert.Equal(encoding.GetPreamble(), (await document.GetTextAsync()).Encoding!.GetPreamble());
        Assert.Contains("RetryAsync(() => http.GetStringAsync(\"ä\"))", await document.TextAsync());
    }

    private const string FactoryScaffold = "private static Task<HttpResponseMessage> RetryAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) => throw new NotSupportedException();";

    private static Task Verify(string before, string after) => RouteVerifier.VerifyAsync(Route, Method(before), Method(after), Scaffold);

    private static string Method(string body) => $$"""
        public async Task<int> Send(string url, CancellationToken ct)
        {
            {{body.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n")}}
        }

        private static Task<System.Net.Http.Headers.AuthenticationHeaderValue> TokenAsync(CancellationToken ct) => throw new NotSupportedException();
        """;
}
