using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Which path a bypassing call is pointed to, and how it would get there.</summary>
public class PathTests
{
    private const string Loop = "while (true) { try { return await SEND; } catch (HttpRequestException) { await Task.Delay(10); } }";

    [Theory]
    [InlineData("Task<T> Path<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)", "call(token)", "call:CancellableCall;token:CancellationToken")]
    [InlineData("Task<T> Path<T>(Func<Task<T>> call)", "call()", "call:Call")]
    [InlineData("Task<T> Path<T>(string name, Func<Task<T>> call)", "call()", null)]
    [InlineData("Task<T> Path<T>(Func<Task<T>> call, string name = \"\", int attempts = 3)", "call()", "call:Call")]
    [InlineData("Task<HttpResponseMessage> Path(Func<CancellationToken, Task<HttpResponseMessage>> call, int attempts = 3, CancellationToken token = default)", "call(token)", "call:CancellableCall;token:CancellationToken:named")]
    [InlineData("Task<HttpResponseMessage> Path(Func<HttpRequestMessage> make, CancellationToken token)", "_http.SendAsync(make(), token)", "make:RequestFactory;token:CancellationToken")]
    [InlineData("Task<HttpResponseMessage> Path(HttpMethod method, string url, HttpContent? content = null, CancellationToken token = default)", "_http.SendAsync(new HttpRequestMessage(method, url) { Content = content }, token)", "method:Method;url:Url;token:CancellationToken:named")]
    [InlineData("Task<HttpResponseMessage> Path(HttpMethod method, string url, HttpContent? content, CancellationToken token = default)", "_http.SendAsync(new HttpRequestMessage(method, url) { Content = content }, token)", "method:Method;url:Url;content:Content;token:CancellationToken")]
    [InlineData("Task<HttpResponseMessage> Path(string verb, string url, CancellationToken token)", "_http.SendAsync(new HttpRequestMessage(new HttpMethod(verb), url), token)", "verb:Verb;url:Url;token:CancellationToken")]
    [InlineData("Task<HttpResponseMessage> Path(string url, CancellationToken token)", "_http.GetAsync(url, token)", "url:Url;token:CancellationToken")]
    [InlineData("Task<HttpResponseMessage> Path(HttpRequestMessage request, CancellationToken token)", "_http.SendAsync(Copy(request), token)", "request:Request;token:CancellationToken")]
    [InlineData("Task<HttpResponseMessage> Path(HttpRequestMessage request, CancellationToken token)", "_http.SendAsync(request, token)", null)]
    public void OwnMethod_IsRoutedByItsParameters(string signature, string send, string? expected)
    {
        var verdict = VerdictOf("B", $$"""
            class Client
            {
                private readonly HttpClient _http = new();
                public Task<HttpResponseMessage> B(string url, CancellationToken token) => _http.GetAsync(url, token);
                private async {{signature}} { {{Loop.Replace("SEND", send, StringComparison.Ordinal)}} }
                private static HttpRequestMessage Copy(HttpRequestMessage request) => new(request.Method, request.RequestUri);
            }
            """);
        Assert.Equal(expected, verdict.Route is { } route ? string.Join(";", route.Parameters.Select(parameter => parameter.ToString())) : null);
        Assert.Equal(expected is null ? "RSG1002" : "RSG1001", verdict.RuleId);
    }

    [Theory]
    [InlineData("", "RSG1003")]
    [InlineData("public string C() => Retry.Run(() => http.GetStringAsync(\"c\").GetAwaiter().GetResult());", "RSG1002")]
    [InlineData("public string C() => Retry.Run(Load); private string Load() => http.GetStringAsync(\"c\").GetAwaiter().GetResult();", "RSG1002")]
    public void SynchronousHelper_IsPathOnlyWhereSomethingIsSentThroughIt(string sibling, string rule) => Assert.Equal(rule, VerdictOf("B", $$"""
        class Client
        {
            private readonly HttpClient http = new();
            public void A() => Retry.Run(() => { File.Delete("a"); return 1; });
            {{sibling}}
            public Task<string> B() => http.GetStringAsync("b");
        }
        static class Retry { public static T Run<T>(Func<T> call) { while (true) { try { return call(); } catch (IOException) { Thread.Sleep(10); } } } }
        """).RuleId);

    [Fact]
    public void PipelineField_IsTarget()
    {
        var verdict = VerdictOf("B", """
            class Client(HttpClient http)
            {
                private readonly Polly.ResiliencePipeline _pipeline = Build();
                public ValueTask<string> A(CancellationToken token) => _pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t), token);
                public async Task<string> B(CancellationToken token) => await http.GetStringAsync("b", token);
                private static Polly.ResiliencePipeline Build() => throw new NotImplementedException();
            }
            """);
        Assert.Equal(
            new Route("_pipeline.ExecuteAsync", new([new("callback", RouteRole.CancellableCall, false), new("cancellationToken", RouteRole.CancellationToken, false)]), true, true),
            verdict.Route);
    }

    [Fact]
    public void PolicyField_IsTarget() => Assert.Equal("_policy.ExecuteAsync", TargetOf("B", """
        class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            public Task<string> A() => _policy.ExecuteAsync(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        """));

    [Fact]
    public void StaticHelper_IsTarget() => Assert.Equal("Retry.RunAsync", TargetOf("B", """
        class Client(HttpClient http)
        {
            public Task<string> A() => Retry.RunAsync(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void HelperInAnotherNamespace_IsNamedSoThatItBinds() => Assert.Equal("Elsewhere.Retry.RunAsync", TargetOf("B", """
        namespace Here
        {
            class Client(HttpClient http)
            {
                public Task<string> A() => Elsewhere.Retry.RunAsync(() => http.GetStringAsync("a"));
                public Task<string> B() => http.GetStringAsync("b");
            }
        }
        namespace Elsewhere
        {
            static class Retry
            {
                public static async Task<T> RunAsync<T>(Func<Task<T>> call)
                {
                    while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
                }
            }
        }
        """));

    [Fact]
    public void PipelineThatAnotherTypeShares_IsNamedSoThatItBinds() => Assert.Equal("Elsewhere.Pipelines.Http.ExecuteAsync", TargetOf("B", """
        namespace Here
        {
            class Client(HttpClient http)
            {
                public Task<string> A() => Elsewhere.Pipelines.Http.ExecuteAsync(() => http.GetStringAsync("a"));
                public Task<string> B() => http.GetStringAsync("b");
            }
        }
        namespace Elsewhere { static class Pipelines { public static Polly.IAsyncPolicy Http { get; } = null!; } }
        """));

    [Theory]
    [InlineData("static Polly.IAsyncPolicy Shared = null!;", "Shared", "Shared.ExecuteAsync")]
    [InlineData("Polly.IAsyncPolicy Shared = null!;", "new Outer().Shared", null)]
    [InlineData("", "settings.Policy", null)]
    public void PipelineOfATypeAround_NeedsNoNameAndThatOfAnotherObjectHasNone(string field, string guard, string? expected) => Assert.Equal(expected, VerdictOf("B", $$"""
        class Settings { public Polly.IAsyncPolicy Policy { get; } = null!; }
        class Outer
        {
            internal {{(field.Length > 0 ? field : "int Count;")}}
            class Client(HttpClient http, Settings settings)
            {
                public Task<string> A() => {{guard}}.ExecuteAsync(() => http.GetStringAsync("a"));
                public Task<string> B() => http.GetStringAsync(settings.ToString());
            }
        }
        """).Route?.Target);

    [Theory]
    [InlineData("class", "GetStringAsync(\"b\")", "RSG1001")]
    [InlineData("class", "GetFromJsonAsync<int>(\"b\")", "RSG1002")]
    [InlineData("struct", "GetFromJsonAsync<int>(\"b\")", "RSG1001")]
    [InlineData("struct", "GetFromJsonAsync<int?>(\"b\")", "RSG1002")]
    [InlineData("struct", "GetStringAsync(\"b\")", "RSG1002")]
    [InlineData("unmanaged", "GetFromJsonAsync<(string, int)>(\"b\")", "RSG1002")]
    [InlineData("new()", "GetFromJsonAsync<List<int>>(\"b\")", "RSG1001")]
    [InlineData("new()", "GetStringAsync(\"b\")", "RSG1002")]
    public void PathThatConstrainsItsResult_TakesOnlyWhatItAllows(string constraint, string call, string rule) => Assert.Equal(rule, VerdictOf("B", $$"""
        using System.Net.Http.Json;
        class Client
        {
            private readonly HttpClient _http = new();
            public object B() => _http.{{call}};
            private async Task<T> Path<T>(Func<Task<T>> call) where T : {{constraint}} { {{Loop.Replace("SEND", "call()", StringComparison.Ordinal)}} }
        }
        """).RuleId);

    [Theory]
    [InlineData("_log", "", "call:Call;log:Member:_log")]
    [InlineData("log", "", "call:Call;log:Member:log")]
    [InlineData("Log.Shared", "", "call:Call;log:Member:Log.Shared")]
    [InlineData("new Log()", "", null)]
    [InlineData("_log", "public Task<string> C() => Retry.RunAsync(() => http.GetStringAsync(\"c\"), new Log());", null)]
    public void WhatAllSiblingsHandToThePath_IsHandedToIt(string handed, string sibling, string? expected)
    {
        var verdict = VerdictOf("B", $$"""
            class Log { public static readonly Log Shared = new(); }
            class Client(HttpClient http, Log log)
            {
                private readonly Log _log = log;
                public Task<string> A() => Retry.RunAsync(() => http.GetStringAsync("a"), {{handed}});
                {{sibling}}
                public Task<string> B() => http.GetStringAsync("b");
            }
            {{Logging}}
            """);
        Assert.Equal(expected, verdict.Route is { } route ? string.Join(";", route.Parameters.Select(parameter => parameter.ToString())) : null);
        Assert.Equal(expected is null ? "pathShape" : "bypassesPath", verdict.Reason);
    }

    [Theory]
    [InlineData("nameof(A)", "nameof(C)", "call:Call;name:Member:nameof(B)")]
    [InlineData("\"A\"", "\"C\"", "call:Call;name:Member:\"B\"")]
    [InlineData("\"A\"", "nameof(C)", "call:Call;name:Member:nameof(B)")]
    [InlineData("nameof(A)", "nameof(A)", null)]
    [InlineData("nameof(A)", "\"reads C\"", null)]
    [InlineData("nameof(A)", "nameof(C) + Suffix", null)]
    [InlineData("Suffix", "Suffix", "call:Call;name:Member:Suffix")]
    [InlineData("Suffix", "nameof(C)", null)]
    public void NameOfTheCaller_IsHandedOn_WhereAllSiblingsDo(string first, string second, string? expected)
    {
        var verdict = VerdictOf("B", $$"""
            class Client(HttpClient http)
            {
                private const string Suffix = "";
                public Task<string> A() => RunAsync(() => http.GetStringAsync("a"), {{first}});
                public Task<string> C() => RunAsync(() => http.GetStringAsync("c"), {{second}});
                public Task<string> B() => http.GetStringAsync("b");
                private async Task<T> RunAsync<T>(Func<Task<T>> call, string name)
                {
                    while (true) { try { return await call(); } catch (HttpRequestException) { Console.WriteLine(name); await Task.Delay(10); } }
                }
            }
            """);
        Assert.Equal(expected, verdict.Route is { } route ? string.Join(";", route.Parameters.Select(parameter => parameter.ToString())) : null);
        Assert.Equal(expected is null ? "pathShape" : "bypassesPath", verdict.Reason);
    }

    [Theory]
    [InlineData("public static Task<string> B() => http.GetStringAsync(\"b\");")]
    [InlineData("public Task<string> B(int _log) => http.GetStringAsync($\"b/{_log}\");")]
    public void WhatSiblingsHandToThePath_IsNotInReachEverywhere(string member) => Assert.Equal("pathShape", VerdictOf("B", $$"""
        class Log;
        class Client(Log log)
        {
            private static readonly HttpClient http = new();
            private readonly Log _log = log;
            public Task<string> A() => Retry.RunAsync(() => http.GetStringAsync("a"), _log);
            {{member}}
        }
        {{Logging}}
        """).Reason);

    private const string Logging = """
        static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<Task<T>> call, Log log)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(log.GetHashCode()); } }
            }
        }
        """;

    [Fact]
    public void InjectedExecutor_IsTarget() => Assert.Equal("_executor.RunAsync", TargetOf("B", """
        interface IExecutor { Task<T> RunAsync<T>(Func<Task<T>> call); }
        class Executor : IExecutor
        {
            public async Task<T> RunAsync<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        class Client(HttpClient http, IExecutor executor)
        {
            private readonly IExecutor _executor = executor;
            public Task<string> A() => _executor.RunAsync(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        """));

    [Fact]
    public void ProtectedMethodOfBaseClass_IsTarget() => Assert.Equal("Safe", TargetOf("B", """
        abstract class Base
        {
            protected async Task<T> Safe<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        class Client(HttpClient http) : Base
        {
            public Task<string> A() => Safe(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        """));

    [Theory]
    [InlineData("static", "bypassesPath")]
    [InlineData("", "noPath")]
    public void PathOfTheTypeAround_IsInReachWhereStatic(string modifier, string reason) => Assert.Equal(reason, VerdictOf("B", $$"""
        class Outer
        {
            private {{modifier}} async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
            class Client
            {
                private readonly HttpClient _http = new();
                public Task<string> B() => _http.GetStringAsync("b");
            }
        }
        """).Reason);

    [Fact]
    public void PathInAnotherPart_IsTarget() => Assert.Equal("Path", TargetOf("B", Client("public Task<string> B() => _http.GetStringAsync(\"b\");", "partial"), """
        partial class Client
        {
            private async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        """));

    [Fact]
    public void PathThatUsesItsPipeline_HidesThePipeline() => Assert.Equal("Path", TargetOf("B", """
        class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            public Task<string> A() => Path(() => http.GetStringAsync("a"));
            public Task<string> B() => http.GetStringAsync("b");
            private Task<T> Path<T>(Func<Task<T>> call) => _policy.ExecuteAsync(call);
        }
        """));

    [Fact]
    public void DelegateOverload_IsPreferredWithToken() => Assert.Equal("call:CancellableCall;token:CancellationToken", Parameters(VerdictOf("B", Client("""
        public Task<string> B(CancellationToken token) => _http.GetStringAsync("b", token);
        private Task<T> Path<T>(Func<Task<T>> call) => Path(_ => call(), default);
        private async Task<T> Path<T>(Func<CancellationToken, Task<T>> call, CancellationToken token)
        {
            while (true) { try { return await call(token); } catch (HttpRequestException) { await Task.Delay(10); } }
        }
        """))));

    [Fact]
    public void PathOfTheRightResult_IsChosen() => Assert.Equal("Answers", TargetOf("B", Client("""
        public Task<HttpResponseMessage> B() => _http.GetAsync("b");
        private async Task<string> Texts(Func<Task<string>> call)
        {
            while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
        }
        private async Task<HttpResponseMessage> Answers(Func<Task<HttpResponseMessage>> call)
        {
            while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
        }
        """)));

    [Fact]
    public void TwoEqualPaths_NeedADecision() => Assert.Equal("severalPaths", VerdictOf("B", Client("""
        public Task<HttpResponseMessage> B() => _http.GetAsync("b");
        private async Task<T> One<T>(Func<Task<T>> call)
        {
            while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
        }
        private async Task<T> Two<T>(Func<Task<T>> call)
        {
            while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(99); } }
        }
        """)).Reason);

    [Theory]
    [InlineData("var text = await call(); return text;", "bypassesPath")]
    [InlineData("T text; text = await call().ConfigureAwait(false); return text;", "bypassesPath")]
    [InlineData("await call(); return default!;", "pathAltersCall")]
    [InlineData("var text = await call(); if (text is HttpResponseMessage answer) answer.EnsureSuccessStatusCode(); return text;", "pathAltersCall")]
    public void PathMustReturnWhatTheCallReturned(string body, string reason) => Assert.Equal(reason, VerdictOf("B", Client($$"""
        public Task<HttpResponseMessage> B() => _http.GetAsync("b");
        private async Task<T> Path<T>(Func<Task<T>> call)
        {
            while (true) { try { {{body}} } catch (HttpRequestException) { await Task.Delay(10); } }
        }
        """)).Reason);

    [Fact]
    public void PathWithAnotherClient_NeedsADecision() => Assert.Equal("otherClient", VerdictOf("B", Client("""
        private readonly HttpClient _other = new();
        public Task<HttpResponseMessage> B(string url) => _http.GetAsync(url);
        private async Task<HttpResponseMessage> Path(string url)
        {
            while (true) { try { return await _other.GetAsync(url); } catch (HttpRequestException) { await Task.Delay(10); } }
        }
        """)).Reason);

    [Fact]
    public void PrivatePathOfBaseClass_NeedsADecision() => Assert.Equal("pathNotAccessible", VerdictOf("B", """
        abstract class Base
        {
            public Task<HttpResponseMessage> A() => Hidden(() => new HttpClient().GetAsync("a"));
            private async Task<T> Hidden<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
        }
        class Client : Base
        {
            private readonly HttpClient _http = new();
            public Task<HttpResponseMessage> B() => _http.GetAsync("b");
        }
        """).Reason);

    [Fact]
    public void EndpointThatTakesAnId_IsNoPath() => Assert.Equal("_policy.ExecuteAsync", TargetOf("B", """
        class Client(HttpClient http, Polly.IAsyncPolicy policy)
        {
            private readonly Polly.IAsyncPolicy _policy = policy;
            public Task<string> A(string id) => _policy.ExecuteAsync(() => http.GetStringAsync($"a/{id}"));
            public Task<string> B() => http.GetStringAsync("b");
        }
        """));

    [Fact]
    public void Users_AreCounted()
    {
        var verdict = VerdictOf("C", Client("""
            public Task<string> A() => Path(() => _http.GetStringAsync("a"));
            public Task<string> B() => Path(() => _http.GetStringAsync("b"));
            public Task<string> C() => _http.GetStringAsync("c");
            private async Task<T> Path<T>(Func<Task<T>> call)
            {
                while (true) { try { return await call(); } catch (HttpRequestException) { await Task.Delay(10); } }
            }
            """));
        Assert.Equal("HttpClient.GetStringAsync bypasses Path, the path that 2 other methods of Client use; call it through that path", GapDiagnostics.Of(verdict)!.GetMessage());
    }

    private static string Parameters(SiteVerdict verdict) => string.Join(";", verdict.Route!.Parameters.Select(parameter => parameter.ToString()));

    private static string? TargetOf(string member, params string[] sources) => VerdictOf(member, sources).Route?.Target;

    private static SiteVerdict VerdictOf(string member, params string[] sources) => Assert.Single(Scan.All(sources), verdict => verdict.Member.Name == member);

    private static string Client(string members, string modifier = "") => $$"""
        {{modifier}} class Client
        {
            private readonly HttpClient _http = new();
            {{members}}
        }
        """;
}
