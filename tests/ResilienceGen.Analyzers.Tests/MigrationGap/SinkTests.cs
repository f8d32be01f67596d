namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>What counts as a call that leaves the process.</summary>
public class SinkTests
{
    [Theory]
    [InlineData("_http.GetAsync(\"a\")")]
    [InlineData("_http.GetStringAsync(\"a\")")]
    [InlineData("_http.GetStreamAsync(\"a\")")]
    [InlineData("_http.GetByteArrayAsync(\"a\")")]
    [InlineData("_http.PostAsync(\"a\", null)")]
    [InlineData("_http.PutAsync(\"a\", null)")]
    [InlineData("_http.PatchAsync(\"a\", null)")]
    [InlineData("_http.DeleteAsync(\"a\")")]
    [InlineData("_http.SendAsync(new HttpRequestMessage())")]
    [InlineData("_http.Send(new HttpRequestMessage())")]
    [InlineData("_http?.GetAsync(\"a\")")]
    [InlineData("_http!.GetAsync(\"a\")")]
    [InlineData("this._http.GetAsync(requestUri: \"a\")")]
    [InlineData("_http.GetFromJsonAsync<int>(\"a\")")]
    [InlineData("_http.GetFromJsonAsAsyncEnumerable<int>(\"a\")")]
    [InlineData("_http.PostAsJsonAsync(\"a\", 1)")]
    [InlineData("_http.PutAsJsonAsync(\"a\", 1)")]
    [InlineData("_http.PatchAsJsonAsync(\"a\", 1)")]
    [InlineData("_http.DeleteFromJsonAsync<int>(\"a\")")]
    [InlineData("HttpClientJsonExtensions.GetFromJsonAsync<int>(_http, \"a\")")]
    [InlineData("((HttpMessageInvoker)_http).SendAsync(new HttpRequestMessage(), default)")]
    public void FrameworkCall_IsSink(string call) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client($"public object? Get() => {call};")));

    [Theory]
    [InlineData("_http.CancelPendingRequests()")]
    [InlineData("_http.Dispose()")]
    [InlineData("_http.DefaultRequestHeaders.Clear()")]
    [InlineData("Console.WriteLine(nameof(_http.GetAsync))")]
    [InlineData("Console.WriteLine(_http.BaseAddress)")]
    public void OtherMember_IsNoSink(string call) => Assert.Empty(Scan.All(Client($"public void Do() => {call};")));

    [Fact]
    public void ExtensionOfTheClientThatSends_IsSinkAtItsCallers() => Assert.Equal(
        ["Get GetTextAsync: Gap(noPath)", "GetTextAsync GetStringAsync: Exempt(clientExtension)"],
        Scan.Verdicts(Client("public Task<string> Get() => _http.GetTextAsync(\"a\");"), """
            static class Extensions
            {
                public static Task<string> GetTextAsync(this HttpClient client, string url) => client.GetStringAsync(url);
            }
            """));

    [Fact]
    public void ExtensionThatSendsThroughAnother_IsSink() => Assert.Equal("Gap(noPath)", Scan.VerdictIn("Get", Client("public Task<string> Get() => _http.Outer(\"a\");"), """
        static class Extensions
        {
            public static Task<string> Outer(this HttpClient client, string url) => client.Inner(url);
            private static Task<string> Inner(this HttpClient client, string url) => client.GetStringAsync(url);
        }
        """));

    [Fact]
    public void NameOfAnExtension_TellsNoVerb() => Assert.Equal("Gap(unsafeVerb)", Scan.VerdictIn("B", """
        static class Extensions { public static Task<HttpResponseMessage> GetOrCreate(this HttpClient client) => client.PostAsync("a", null); }
        class Client
        {
            readonly HttpClient _http = new();
            public Task<string> A() => Retry(() => _http.GetStringAsync("a"));
            public async Task<HttpResponseMessage> B() => await _http.GetOrCreate();
            static async Task<T> Retry<T>(Func<Task<T>> call) { while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(1); } } }
        }
        """));

    [Fact]
    public void ExtensionThatOnlySetsUp_IsNoSink() => Assert.Empty(Scan.All(Client("public void Set() => _http.SetKey();"), """
        static class Extensions { public static void SetKey(this HttpClient client) => client.DefaultRequestHeaders.Add("a", "b"); }
        """));

    [Fact]
    public void ExtensionThatRetries_IsNotAGapAtItsCallers() => Assert.DoesNotContain(Scan.Verdicts(Client("public Task<string> Get() => _http.GetSafely(\"a\");"), """
        static class Extensions
        {
            public static async Task<string> GetSafely(this HttpClient client, string url)
            {
                while (true) { try { return await client.GetStringAsync(url); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """), verdict => verdict.Contains("Gap", StringComparison.Ordinal));

    [Fact]
    public void ExtensionThatSendsThroughOneThatRetries_IsGuardedAtItsCallers() => Assert.Equal("GuardedCall(extension)", Scan.VerdictIn("Get", Client("public Task<string> Get() => _http.GetUpper(\"a\");"), """
        static class Extensions
        {
            public static async Task<string> GetUpper(this HttpClient client, string url) => (await GetSafely(client, url)).ToUpperInvariant();
            private static async Task<string> GetSafely(this HttpClient client, string url)
            {
                while (true) { try { return await client.GetStringAsync(url); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void OwnTypeNamedHttpClient_IsNoSink() => Assert.Empty(Scan.All("""
        namespace Mine
        {
            class HttpClient { public Task<string> GetStringAsync(string url) => Task.FromResult(url); }
            class Client { private readonly HttpClient _http = new(); public Task<string> Get() => _http.GetStringAsync("a"); }
        }
        """));

    [Fact]
    public void WrapperWithTheSameMethodNames_IsNoSink() => Assert.Equal(["GetAsync GetAsync: Gap(noPath)"], Scan.Verdicts("""
        class Wrapper { private readonly HttpClient _http = new(); public Task<HttpResponseMessage> GetAsync(string url) => _http.GetAsync(url); }
        class Client { private readonly Wrapper _wrapper = new(); public Task<HttpResponseMessage> Get() => _wrapper.GetAsync("a"); }
        """));

    [Theory]
    [InlineData("public Client() { _http.GetStringAsync(\"a\").GetAwaiter().GetResult(); }")]
    [InlineData("public string Text => _http.GetStringAsync(\"a\").GetAwaiter().GetResult();")]
    [InlineData("public string Text { get { return _http.GetStringAsync(\"a\").GetAwaiter().GetResult(); } }")]
    [InlineData("private static readonly Task<string> Text = new HttpClient().GetStringAsync(\"a\");")]
    [InlineData("public static Task<string> operator +(Client left, string url) => left._http.GetStringAsync(url);")]
    [InlineData("public event EventHandler E { add { _http.GetStringAsync(\"a\"); } remove { } }")]
    [InlineData("public void On() { Console.CancelKeyPress += async (_, _) => await _http.GetStringAsync(\"a\"); }")]
    public void CallInAnyKindOfMember_IsFound(string member) => Assert.Equal("Gap(noPath)", Scan.Verdict(Client(member)));

    [Fact]
    public void CallInNestedType_IsFoundOnce() => Assert.Single(Scan.All("""
        class Outer { class Inner { private readonly HttpClient _http = new(); public Task<string> Get() => _http.GetStringAsync("a"); } }
        """));

    [Fact]
    public void CallInTopLevelStatements_IsFound()
    {
        var compilation = ResilienceGen.Testing.TestCompilation.Create("var http = new HttpClient(); Console.WriteLine(await http.GetStringAsync(\"a\"));")
            .WithOptions(new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication));
        Assert.Single(ResilienceGen.Analyzers.MigrationGap.GapScanner.Scan(compilation, CancellationToken.None), verdict => verdict.RuleId == "RSG1003");
    }

    private static string Client(string members) => $$"""
        class Client
        {
            private readonly HttpClient _http = new();
            {{members}}
        }
        """;
}
