namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Calls with a path in reach that must not be rewritten unattended, each with its reason.</summary>
public class WithholdTests
{
    [Theory]
    // The call may move.
    [InlineData("bypassesPath", "public async Task B(string url) => await _http.GetAsync(url);")]
    [InlineData("bypassesPath", "public async Task B(string url) { using var answer = await _http.GetAsync(url).ConfigureAwait(false); }")]
    [InlineData("bypassesPath", "public Task<HttpResponseMessage> B(string url) => _http.DeleteAsync(url);")]
    [InlineData("bypassesPath", "public Task<HttpResponseMessage> B(string url) => _http.PutAsync(url, new StringContent(url));")]
    [InlineData("bypassesPath", "public Task<string?> B(string url) => _http.GetFromJsonAsync<string>(url);")]
    [InlineData("bypassesPath", "public Task<HttpResponseMessage> B(string url) => _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url));")]
    [InlineData("bypassesPath", "public async Task B(string url) { using var request = new HttpRequestMessage(HttpMethod.Get, url); request.Headers.Add(\"a\", \"b\"); await _http.SendAsync(request); }")]
    [InlineData("bypassesPath", "public async Task B(string url) { var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent(url) }; await _http.SendAsync(request); }")]
    [InlineData("bypassesPath", "public Task<HttpResponseMessage> B(string url) => _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);")]
    // A caller that retries.
    [InlineData("callerRetries", "public Task<HttpResponseMessage> A(string url) => Path(_ => B(url)); public Task<HttpResponseMessage> C(string url) => B(url); public Task<HttpResponseMessage> B(string url) => _http.GetAsync(url);")]
    // The verb.
    [InlineData("unsafeVerb", "public Task<HttpResponseMessage> B(string url) => _http.PostAsync(url, null);")]
    [InlineData("unsafeVerb", "public Task<HttpResponseMessage> B(string url) => _http.PatchAsync(url, new StringContent(url));")]
    [InlineData("unsafeVerb", "public Task<HttpResponseMessage> B(string url) => _http.PostAsJsonAsync(url, 1);")]
    [InlineData("unsafeVerb", "public Task<HttpResponseMessage> B(string url) => _http.SendAsync(new HttpRequestMessage(HttpMethod.Post, url));")]
    [InlineData("unknownVerb", "public Task<HttpResponseMessage> B(HttpMethod method, string url) => _http.SendAsync(new HttpRequestMessage(method, url));")]
    [InlineData("unsafeVerb", "public async Task B() { var request = new HttpRequestMessage(); request.Method = HttpMethod.Post; await _http.SendAsync(request); }")]
    [InlineData("unknownVerb", "public async Task B(bool write) { var request = new HttpRequestMessage(HttpMethod.Get, \"b\"); if (write) request.Method = HttpMethod.Post; await _http.SendAsync(request); }")]
    [InlineData("unknownVerb", "public async Task B() { var request = new HttpRequestMessage(); Sign(request); await _http.SendAsync(request); void Sign(HttpRequestMessage message) => message.Method = HttpMethod.Post; }")]
    [InlineData("bypassesPath", "public async Task B() { var request = new HttpRequestMessage(); request.Method = HttpMethod.Put; await _http.SendAsync(request); }")]
    [InlineData("bypassesPath", "public async Task B(string url) { var request = Make(HttpMethod.Put, url); await _http.SendAsync(request); } private HttpRequestMessage Make(HttpMethod verb, string url) => new(verb, url);")]
    [InlineData("unsafeVerb", "public async Task B(string url) => await _http.SendAsync(Make(url, HttpMethod.Post)); private HttpRequestMessage Make(string url, HttpMethod verb) { var request = new HttpRequestMessage { Method = verb }; return request; }")]
    [InlineData("unknownVerb", "public async Task B(string url) { var request = Make(HttpMethod.Put, url); await _http.SendAsync(request); } private HttpRequestMessage Make(HttpMethod verb, string url) { var request = new HttpRequestMessage(verb, url); if (url == \"\") request.Method = HttpMethod.Post; return request; }")]
    [InlineData("unknownVerb", "public async Task B(string url) { var request = Make(HttpMethod.Put, url); await _http.SendAsync(request); } private HttpRequestMessage Make(HttpMethod verb, string url) => new(verb == HttpMethod.Get ? HttpMethod.Get : HttpMethod.Post, url);")]
    // The request.
    [InlineData("requestParameter", "public Task<HttpResponseMessage> B(HttpRequestMessage request) => _http.SendAsync(request);")]
    [InlineData("requestShared", "private readonly HttpRequestMessage _request = new(); public Task<HttpResponseMessage> B() => _http.SendAsync(_request);")]
    [InlineData("requestBuiltInBranches", "public async Task B(string url, bool tag) { var request = new HttpRequestMessage(HttpMethod.Get, url); if (tag) request = new HttpRequestMessage(HttpMethod.Get, url + 1); await _http.SendAsync(request); }")]
    [InlineData("bypassesPath", "public async Task B(string url, bool tag) { var request = new HttpRequestMessage(HttpMethod.Get, url); if (tag) request.Headers.Add(\"a\", \"b\"); await _http.SendAsync(request); }")]
    [InlineData("bypassesPath", "public async Task B(string url) { var request = new HttpRequestMessage(HttpMethod.Get, url); Console.WriteLine(); await _http.SendAsync(request); }")]
    [InlineData("requestUsedLater", "public async Task B(string url) { var request = new HttpRequestMessage(HttpMethod.Get, url); await _http.SendAsync(request); Console.WriteLine(request.RequestUri); }")]
    // The content.
    [InlineData("contentStream", "public Task<HttpResponseMessage> B(string url, Stream data) => _http.PutAsync(url, new StreamContent(data));")]
    [InlineData("contentStream", "public async Task B(string url, Stream data) { var content = new StreamContent(data); await _http.PutAsync(url, content); }")]
    [InlineData("contentStream", "public async Task B(string url, Stream data) { var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StreamContent(data) }; await _http.SendAsync(request); }")]
    [InlineData("sharedContent", "public Task<HttpResponseMessage> B(string url, HttpContent content) => _http.PutAsync(url, content);")]
    // The surroundings.
    [InlineData("methodGroup", "public Func<string, Task<string>> B() { Func<string, Task<string>> get = _http.GetStringAsync; get(\"a\"); return null!; }")]
    [InlineData("insideLock", "public string B(string url) { lock (_http) { return _http.GetStringAsync(url).GetAwaiter().GetResult(); } }")]
    [InlineData("iterator", "public IEnumerable<Task<string>> B(string url) { yield return _http.GetStringAsync(url); }")]
    [InlineData("iterator", "public async IAsyncEnumerable<string> B(string url) { yield return await _http.GetStringAsync(url); }")]
    [InlineData("queryExpression", "public IEnumerable<Task<string>> B(string[] urls) => from url in urls select _http.GetStringAsync(url);")]
    [InlineData("synchronousCall", "public HttpResponseMessage B(string url) => _http.Send(new HttpRequestMessage(HttpMethod.Get, url));")]
    [InlineData("synchronousCall", "public string B(string url) => _http.GetStringAsync(url).Result;")]
    [InlineData("synchronousCall", "public void B(string url) => _http.DeleteAsync(url).ConfigureAwait(false).GetAwaiter().GetResult();")]
    [InlineData("bypassesPath", "public async Task<string> B(string url) => (await _http.GetAsync(url)).Content.ReadAsStringAsync().Result;")]
    [InlineData("staticContext", "private static readonly HttpClient Shared = new(); public static Task<string> B(string url) => Shared.GetStringAsync(url);")]
    [InlineData("notInMethod", "private static readonly HttpClient Shared = new(); public Task<string> B { get; } = Shared.GetStringAsync(\"b\");")]
    [InlineData("directives", "public Task<string> B() => _http.GetStringAsync(\n#if DEBUG\n\"debug\"\n#else\n\"b\"\n#endif\n);")]
    // What a delegate would capture or repeat.
    [InlineData("refCapture", "public Task<string> B(in Uri url) => _http.GetStringAsync(url);")]
    [InlineData("refCapture", "public Task<string> B(ref string url) => _http.GetStringAsync(url);")]
    [InlineData("spanCapture", "public Task<string> B(ReadOnlySpan<char> url) => _http.GetStringAsync(url.ToString());")]
    [InlineData("argumentAssigns", "public Task<string> B(int page) => _http.GetStringAsync($\"a/{page++}\");")]
    [InlineData("argumentAssigns", "public Task<string> B(Dictionary<int, string> urls) => _http.GetStringAsync(urls.TryGetValue(1, out var url) ? url : \"b\");")]
    [InlineData("argumentAssigns", "public async Task<string> B(Dictionary<int, string> urls) { string? url; return await _http.GetStringAsync(urls.TryGetValue(1, out url) ? url : \"b\") + url; }")]
    [InlineData("argumentAssigns", "private int _page; public Task<string> B() => _http.GetStringAsync($\"a/{Interlocked.Increment(ref _page)}\");")]
    [InlineData("argumentChanges", "private int _page; private string Next() => $\"a/{_page++}\"; public Task<string> B() => _http.GetStringAsync(Next());")]
    [InlineData("argumentChanges", "public Task<string> B(Queue<string> urls) => _http.GetStringAsync(urls.Dequeue());")]
    [InlineData("argumentChanges", "public Task<string> B(TextReader urls) => _http.GetStringAsync(urls.ReadLine());")]
    [InlineData("argumentChanges", "public Task<string> B(IEnumerator<string> urls) => _http.GetStringAsync(urls.MoveNext() ? urls.Current : \"b\");")]
    [InlineData("freshPerCall", "private static string NewId() => Guid.NewGuid().ToString(); public Task<string> B() => _http.GetStringAsync(NewId());")]
    [InlineData("requestBuiltInBranches", "public async Task B(Queue<string> names) { var request = new HttpRequestMessage(HttpMethod.Get, \"b\"); request.Headers.Add(\"a\", names.Dequeue()); await _http.SendAsync(request); }")]
    [InlineData("requestBuiltInBranches", "private static string NewId() => Guid.NewGuid().ToString(); public async Task B() { var request = new HttpRequestMessage(HttpMethod.Get, \"b\"); request.Headers.Add(\"a\", NewId()); await _http.SendAsync(request); }")]
    [InlineData("bypassesPath", "private int _reads; private string Url(int id) { var url = \"a\"; url += id; return url + _reads; } public Task<string> B(int id) => _http.GetStringAsync(Url(id).Trim());")]
    [InlineData("bypassesPath", "private string? _root; private string Root => _root ??= \"a\"; private string At(int id) { _root ??= \"a\"; return Root + id; } public Task<string> B() => _http.GetStringAsync(At(1));")]
    [InlineData("pathHidden", "public Task<string> B(Func<string> Path) => _http.GetStringAsync(Path());")]
    [InlineData("pathHidden", "public Task<string> B() { return _http.GetStringAsync(Path()); string Path() => \"b\"; }")]
    [InlineData("awaitInArguments", "public async Task<string> B(Task<string> url) => await _http.GetStringAsync(await url);")]
    [InlineData("capturedVariableChanges", "public Task<string> B(string url) { using var source = new CancellationTokenSource(9); return _http.GetStringAsync(url, source.Token); }")]
    [InlineData("capturedVariableChanges", "public Task<HttpResponseMessage> B(string url) { using (var body = new StringContent(url)) return _http.PutAsync(url, body); }")]
    [InlineData("bypassesPath", "public async Task<string> B(string url) { using var source = new CancellationTokenSource(9); return await _http.GetStringAsync(url, source.Token); }")]
    [InlineData("bypassesPath", "public Task<HttpResponseMessage> B(string url) { using var request = new HttpRequestMessage(HttpMethod.Get, url); return _http.SendAsync(request); }")]
    [InlineData("capturedVariableChanges", "public async Task B(string[] urls) { var all = new List<Task>(); for (var i = 0; i < urls.Length; i++) all.Add(_http.GetStringAsync(urls[i])); await Task.WhenAll(all); }")]
    public void Call_HasReason(string reason, string members) =>
        Assert.Equal($"Gap({reason})", Scan.VerdictIn("B", $$"""
            class Client
            {
                private readonly HttpClient _http = new();
                {{members}}
                private async Task<T> Path<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
                {
                    while (true) { try { return await call(token); } catch (HttpRequestException) { await Task.Delay(10, token); } }
                }
            }
            """));

    [Fact]
    public void ClientThatSendsThroughItsBase_IsUnknown() => Assert.Equal("Unknown(ownClientType)", Scan.VerdictIn("SendAsync", """
        class Client : HttpClient
        {
            public override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => base.SendAsync(request, token);
            private async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
            public Task<T> Use<T>(Func<Task<T>> call) => Path(call);
        }
        """));

    [Fact]
    public void StructThatWouldCaptureItself_IsWithheld() => Assert.Equal("Gap(structType)", Scan.VerdictIn("B", """
        struct Client
        {
            private static readonly HttpClient Http = new();
            private string _url;
            public Task<string> B() => Http.GetStringAsync(_url);
            private static async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void StructThatWouldCaptureItsParameter_IsWithheld() => Assert.Equal("Gap(structType)", Scan.VerdictIn("B", """
        struct Client(string url)
        {
            private static readonly HttpClient Http = new();
            public Task<string> B() => Http.GetStringAsync(url);
            private static async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Theory]
    [InlineData("string _policy")]
    [InlineData("int a, Func<Task<string>, Task<string>> _policy")]
    public void FieldHiddenByAParameter_IsWithheld(string parameters) => Assert.Equal("Gap(pathHidden)", Scan.VerdictIn("B", $$"""
        class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            public Task<string> A() => _policy.ExecuteAsync(() => http.GetStringAsync("a"));
            public Task<string> B({{parameters}}) => http.GetStringAsync("b");
        }
        """));

    [Fact]
    public void DefaultInterfaceMember_IsWithheld() => Assert.Equal("Gap(interfaceMember)", Scan.VerdictIn("B", """
        interface IClient
        {
            private static readonly HttpClient Http = new();
            Task<string> B() => Http.GetStringAsync("b");
            private static async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Theory]
    [InlineData("HttpMethod method, string url, CancellationToken token", "_http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, token)", "responseOption")]
    [InlineData("HttpMethod method, string url", "_http.GetAsync(url, token)", "tokenMismatch")]
    [InlineData("HttpMethod method, Uri url, CancellationToken token", "_http.GetAsync(url, token)", "callNotExpressible")]
    [InlineData("HttpMethod method, string url, CancellationToken token", "_http.GetStringAsync(url, token)", "callNotExpressible")]
    [InlineData("HttpMethod method, string url, CancellationToken token", "_http.GetAsync(token.CanBeCanceled ? url : null, token)", "callNotExpressible")]
    [InlineData("HttpMethod method, string? url, CancellationToken token", "_http.GetAsync(token.CanBeCanceled ? url : null, token)", "bypassesPath")]
    [InlineData("HttpMethod method, string url, CancellationToken token", "_http.PutAsync(url, new StringContent(url), token)", "callNotExpressible")]
    public void PathOfParts_MustHavePlaceForTheWholeCall(string parameters, string call, string reason) => Assert.Equal($"Gap({reason})", Scan.VerdictIn("B", $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task B(string url, CancellationToken token) => {{call}};
            private async Task<HttpResponseMessage> Path({{parameters}})
            {
                while (true)
                {
                    try { return await _http.SendAsync(new HttpRequestMessage(method, url)); }
                    catch (HttpRequestException) { await Task.Delay(10); }
                }
            }
        }
        """));

    [Fact]
    public void PathThatSendsTheSameMessageAgain_IsWithheld() => Assert.Equal("Gap(pathResendsRequest)", Scan.VerdictIn("B", """
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<HttpResponseMessage> B() => _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "b"));
            private async Task<HttpResponseMessage> Path(HttpRequestMessage request)
            {
                while (true) { try { return await _http.SendAsync(request); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void RequestThatIsAwaited_CannotBeMadeByAFactory() => Assert.Equal("Gap(awaitInRequest)", Scan.VerdictIn("B", """
        class Client
        {
            private readonly HttpClient _http = new();
            public async Task B(Task<string> url) { var request = new HttpRequestMessage(HttpMethod.Get, await url); await _http.SendAsync(request); }
            private async Task<HttpResponseMessage> Path(Func<HttpRequestMessage> request)
            {
                while (true) { try { return await _http.SendAsync(request()); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void ExpressionTree_IsRunBySomebodyElse() => Assert.Equal("Unknown(expressionTree)", Scan.VerdictIn("B", """
        class Client
        {
            private readonly HttpClient _http = new();
            public System.Linq.Expressions.Expression<Func<string, Task<string>>> B() => url => _http.GetStringAsync(url);
            private async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void StaticMember_ThatTakesTheClientOfAnotherObject_IsLeftToTheHost() => Assert.Equal("Unknown(injectedClient)", Scan.VerdictIn("Other", """
        using Polly;

        public class Orders(HttpClient http)
        {
            private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().AddRetry(new()).Build();
            private HttpClient Http => http;
            public async Task<string> Get() => await _retry.ExecuteAsync(async t => await http.GetStringAsync("a", t));
            public static Task<string> Other(Orders orders) => orders.Http.GetStringAsync("b");
        }
        """));
}
