namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

public sealed class RequestRouteTests
{
    private const string Content = "RetryAsync(Method, Url, Content, CancellationToken)";
    private const string ContentScaffold = "private Task<HttpResponseMessage> RetryAsync(HttpMethod method, string url, HttpContent? content, CancellationToken cancellationToken) => throw new NotSupportedException();";

    [Fact]
    public Task Get_BecomesMethodAndUrl() => Verify(
        "public Task<HttpResponseMessage> Get(string url, CancellationToken ct) => http.[|GetAsync|](url, ct);",
        "public Task<HttpResponseMessage> Get(string url, CancellationToken ct) => RetryAsync(HttpMethod.Get, url, null, ct);");

    [Fact]
    public Task Put_HandsItsContentOver() => Verify(
        """public Task<HttpResponseMessage> Put(string url) => http.[|PutAsync|](url, content: new StringContent("x"));""",
        """public Task<HttpResponseMessage> Put(string url) => RetryAsync(HttpMethod.Put, url, new StringContent("x"), CancellationToken.None);""");

    [Fact]
    public Task PutAsJson_SerializesWithTheSameOptions() => Verify(
        "public Task<HttpResponseMessage> Put(string url, int[] body, System.Text.Json.JsonSerializerOptions json) => http.[|PutAsJsonAsync<IEnumerable<int>>|](url, body, json);",
        "public Task<HttpResponseMessage> Put(string url, int[] body, System.Text.Json.JsonSerializerOptions json) => RetryAsync(HttpMethod.Put, url, JsonContent.Create<IEnumerable<int>>(body, options: json), CancellationToken.None);");

    [Fact]
    public Task CommentsInTheArguments_Survive() => Verify(
        """
        public Task<HttpResponseMessage> Put(string url) => http /* a */ .[|PutAsync|]( // b
            url, /* c */
            null);
        """,
        """
        public Task<HttpResponseMessage> Put(string url) => RetryAsync(/* a */ // b
            /* c */ HttpMethod.Put, url, null, CancellationToken.None);
        """);

    [Theory]
    [InlineData("public Task<string> Get(string url) => http.[|GetStringAsync|](url);")]
    [InlineData("public Task<HttpResponseMessage> Get(string url) => http.[|GetAsync|](url, HttpCompletionOption.ResponseHeadersRead);")]
    [InlineData("public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.[|SendAsync|](request);")]
    public Task CallThatSaysMoreThanThePathTakes_StaysAsItIs(string member) => RouteVerifier.VerifyUnchangedAsync(Content, member, ContentScaffold);

    [Fact]
    public Task PathWithoutContent_DoesNotTakeACallWithOne() => RouteVerifier.VerifyUnchangedAsync(
        "RetryAsync(Method, Url)",
        "public Task<HttpResponseMessage> Put(string url) => http.[|PutAsync|](url, null);",
        "private Task<HttpResponseMessage> RetryAsync(HttpMethod method, string url) => throw new NotSupportedException();");

    [Fact]
    public Task VerbAsString_IsWrittenInCapitals() => RouteVerifier.VerifyAsync(
        "RetryAsync(Verb, Url)",
        "public Task<HttpResponseMessage> Delete(Uri url) => http.[|DeleteAsync|](url);",
        "public Task<HttpResponseMessage> Delete(Uri url) => RetryAsync(\"DELETE\", url);",
        "private Task<HttpResponseMessage> RetryAsync(string verb, Uri url) => throw new NotSupportedException();");

    [Fact]
    public Task PathThatTakesARequest_GetsOneThatSaysTheSame() => RouteVerifier.VerifyAsync(
        "RetryAsync(Request, CancellationToken)",
        "public Task<HttpResponseMessage> Put(string url, HttpContent body, CancellationToken ct) => http.[|PutAsync|](url, body, ct);",
        "public Task<HttpResponseMessage> Put(string url, HttpContent body, CancellationToken ct) => RetryAsync(new HttpRequestMessage(HttpMethod.Put, url) { Content = body }, ct);",
        "private Task<HttpResponseMessage> RetryAsync(HttpRequestMessage request, CancellationToken ct) => throw new NotSupportedException();");

    [Fact]
    public Task PathThatTakesAFactory_GetsOne() => RouteVerifier.VerifyAsync(
        "RetryAsync(RequestFactory)",
        "public Task<HttpResponseMessage> Get(Uri url) => http.[|GetAsync|](url);",
        "public Task<HttpResponseMessage> Get(Uri url) => RetryAsync(() => new HttpRequestMessage(HttpMethod.Get, url));",
        "private Task<HttpResponseMessage> RetryAsync(Func<HttpRequestMessage> request) => throw new NotSupportedException();");

    [Fact]
    public Task PathThatTakesTheClient_GetsTheOneOfTheCall() => RouteVerifier.VerifyAsync(
        "Retry.GetAsync(Client, Url)",
        "public Task<HttpResponseMessage> Get(Uri url) => this.Http.[|GetAsync|](url);",
        "public Task<HttpResponseMessage> Get(Uri url) => Retry.GetAsync(this.Http, url);",
        "private HttpClient Http => http; private static class Retry { public static Task<HttpResponseMessage> GetAsync(HttpClient http, Uri url) => throw new NotSupportedException(); }");

    private static Task Verify(string before, string after) => RouteVerifier.VerifyAsync(Content, before, after, ContentScaffold);
}
