namespace ResilienceGen.CodeFixes.Tests.MigrationGap;

public sealed class DelegateRouteTests
{
    private const string WithToken = "RetryAsync(CancellableCall, CancellationToken)";
    private const string Scaffold = "private static Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) => call(cancellationToken);";

    [Fact]
    public Task TokenOfTheCaller_IsReplacedByTheAttempts() => Verify(
        "public async Task<int> Get(string url, CancellationToken ct) => (int)(await http.[|GetAsync|](url, ct)).StatusCode;",
        "public async Task<int> Get(string url, CancellationToken ct) => (int)(await RetryAsync(token => http.GetAsync(url, token), ct)).StatusCode;");

    [Fact]
    public Task CallWithoutToken_IsGivenTheAttempts() => Verify(
        "public async Task<string> Get(string url) => await http.[|GetStringAsync|](url);",
        "public async Task<string> Get(string url) => await RetryAsync(token => http.GetStringAsync(url, token), CancellationToken.None);");

    [Fact]
    public Task ForgottenCall_IsDiscardedVisibly() => Verify(
        """
        public void Ping(string url)
        {
            http.[|GetAsync|](url);
            Action again = () => http.[|GetAsync|](url);
            again();
        }

        ~Client() => http.[|DeleteAsync|]("me");
        """,
        """
        public void Ping(string url)
        {
            _ = RetryAsync(token => http.GetAsync(url, token), CancellationToken.None);
            Action again = () => _ = RetryAsync(token => http.GetAsync(url, token), CancellationToken.None);
            again();
        }

        ~Client() => _ = RetryAsync(token => http.DeleteAsync("me", token), CancellationToken.None);
        """);

    [Fact]
    public Task OptionalTokenBehindOtherOptionals_IsNamed() => Verify(
        "public Task<int> Get(string url) => http.[|GetFromJsonAsync<int>|](requestUri: url);",
        "public Task<int> Get(string url) => RetryAsync(token => http.GetFromJsonAsync<int>(requestUri: url, cancellationToken: token), CancellationToken.None);");

    [Fact]
    public Task NamedToken_StaysNamed() => Verify(
        "public Task<byte[]> Get(string url, CancellationToken ct) => http.[|GetByteArrayAsync|](cancellationToken: ct, requestUri: url);",
        "public Task<byte[]> Get(string url, CancellationToken ct) => RetryAsync(token => http.GetByteArrayAsync(cancellationToken: token, requestUri: url), ct);");

    [Fact]
    public Task ParameterCalledToken_IsNotShadowed() => Verify(
        "public Task<string> Get(string url, CancellationToken token) => http.[|GetStringAsync|](url, token);",
        "public Task<string> Get(string url, CancellationToken token) => RetryAsync(attemptToken => http.GetStringAsync(url, attemptToken), token);");

    [Fact]
    public Task TokenUsedElsewhereInTheCall_IsReplacedToo() => Verify(
        """
        public async Task<int> Put(string url, CancellationToken ct)
        {
            using var response = await http.[|PutAsync|](url, await BodyAsync(ct), ct);
            return (int)response.StatusCode;
        }

        private static Task<HttpContent> BodyAsync(CancellationToken ct) => Task.FromResult<HttpContent>(new StringContent(""));
        """,
        """
        public async Task<int> Put(string url, CancellationToken ct)
        {
            using var response = await RetryAsync(async token => await http.PutAsync(url, await BodyAsync(token), token), ct);
            return (int)response.StatusCode;
        }

        private static Task<HttpContent> BodyAsync(CancellationToken ct) => Task.FromResult<HttpContent>(new StringContent(""));
        """);

    [Fact]
    public Task ConfigureAwaitAndLineBreaks_StayOutside() => Verify(
        """
        public async Task<string> Get(string url, CancellationToken ct)
        {
            // Before.
            var text = await http // client
                .[|GetStringAsync|](
                    url, // where
                    ct)
                .ConfigureAwait(false); // after
            return text;
        }
        """,
        """
        public async Task<string> Get(string url, CancellationToken ct)
        {
            // Before.
            var text = await RetryAsync(token => http // client
                .GetStringAsync(
                    url, // where
                    token), ct)
                .ConfigureAwait(false); // after
            return text;
        }
        """);

    [Fact]
    public Task CallWithoutCancellableOverload_DiscardsTheToken() => Verify(
        """
        public Task<int> Get(string url) => Extensions.[|CountAsync|](http, url);

        private static class Extensions
        {
            public static async Task<int> CountAsync(HttpClient http, string url) => (await http.GetStringAsync(url)).Length;
        }
        """,
        """
        public Task<int> Get(string url) => RetryAsync(_ => Extensions.CountAsync(http, url), CancellationToken.None);

        private static class Extensions
        {
            public static async Task<int> CountAsync(HttpClient http, string url) => (await http.GetStringAsync(url)).Length;
        }
        """);

    [Fact]
    public Task PathWithoutTokenOfTheCaller_KeepsTheCallersInTheDelegate() => RouteVerifier.VerifyAsync(
        "RetryAsync(CancellableCall)",
        "public Task<string> Get(string url, CancellationToken ct) => http.[|GetStringAsync|](url, ct);",
        "public Task<string> Get(string url, CancellationToken ct) => RetryAsync(_ => http.GetStringAsync(url, ct));",
        "private static Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call) => call(default);");

    [Fact]
    public Task DelegateWithoutToken_KeepsTheCall() => RouteVerifier.VerifyAsync(
        "Retry.RunAsync(Call)",
        "public async Task<string> Get(string url, CancellationToken ct) => (await http.[|GetStringAsync|](url, ct)).Trim();",
        "public async Task<string> Get(string url, CancellationToken ct) => (await Retry.RunAsync(() => http.GetStringAsync(url, ct))).Trim();",
        "private static class Retry { public static Task<T> RunAsync<T>(Func<Task<T>> call) => call(); }");

    [Fact]
    public Task NamedParameterOfThePath_IsNamed() => RouteVerifier.VerifyAsync(
        "RetryAsync(Call, cancellationToken: CancellationToken)",
        "public Task<string> Get(string url, CancellationToken ct) => http.[|GetStringAsync|](url, ct);",
        "public Task<string> Get(string url, CancellationToken ct) => RetryAsync(() => http.GetStringAsync(url, ct), cancellationToken: ct);",
        "private static Task<T> RetryAsync<T>(Func<Task<T>> call, int attempts = 3, CancellationToken cancellationToken = default) => call();");

    [Fact]
    public Task SynchronousCall_NeedsNoTask() => RouteVerifier.VerifyAsync(
        "Retry(Call)",
        "public HttpResponseMessage Get(string url) => http.[|Send|](new HttpRequestMessage(HttpMethod.Get, url));",
        "public HttpResponseMessage Get(string url) => Retry(() => http.Send(new HttpRequestMessage(HttpMethod.Get, url)));",
        "private static T Retry<T>(Func<T> call) => call();");

    [Fact]
    public Task SeveralCallsInOneStatement_AreAllRouted() => Verify(
        "public Task<string[]> Get(string a, string b, CancellationToken ct) => Task.WhenAll(http.[|GetStringAsync|](a, ct), http.[|GetStringAsync|](b, ct));",
        "public Task<string[]> Get(string a, string b, CancellationToken ct) => Task.WhenAll(RetryAsync(token => http.GetStringAsync(a, token), ct), RetryAsync(token => http.GetStringAsync(b, token), ct));");

    private static Task Verify(string before, string after) => RouteVerifier.VerifyAsync(WithToken, before, after, Scaffold);
}
