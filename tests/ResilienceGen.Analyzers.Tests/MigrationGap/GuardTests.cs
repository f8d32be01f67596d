namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Delegates that run inside a guard.</summary>
public class GuardTests
{
    private const string Retry = """
        static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token = default)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await call(token); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100, token); }
                }
            }
        }
        """;

    [Theory]
    [InlineData("Task<string>", "pipeline.ExecuteAsync(async t => await Http.GetStringAsync(url, t), token).AsTask()")]
    [InlineData("ValueTask<string>", "pipeline.ExecuteAsync(async t => await Http.GetStringAsync(url, t), token)")]
    [InlineData("Task<string>", "pipeline.ExecuteAsync(async t => { var text = await Http.GetStringAsync(url, t); return text; }, token).AsTask()")]
    [InlineData("string", "pipeline.Execute(() => Http.GetStringAsync(url).GetAwaiter().GetResult())")]
    [InlineData("ValueTask<string>", "pipeline.ExecuteAsync(async (state, t) => await Http.GetStringAsync(state, t), url, token)")]
    public void LambdaOfPipeline_IsGuarded(string result, string body) => Assert.Equal("GuardedCall(lambda)", Scan.Verdict($$"""
        class Client(Polly.ResiliencePipeline pipeline)
        {
            private static readonly HttpClient Http = new();
            public {{result}} Get(string url, CancellationToken token) => {{body}};
        }
        """));

    [Theory]
    [InlineData("Polly.IAsyncPolicy", "policy.ExecuteAsync(() => Http.GetStringAsync(url))")]
    [InlineData("Polly.IAsyncPolicy<string>", "policy.ExecuteAsync(t => Http.GetStringAsync(url, t), default)")]
    [InlineData("Polly.AsyncPolicy", "policy.ExecuteAsync(async () => await Http.GetStringAsync(url))")]
    [InlineData("Polly.Retry.AsyncRetryPolicy", "policy.ExecuteAsync(() => Http.GetStringAsync(url))")]
    [InlineData("Polly.ISyncPolicy", "Task.FromResult(policy.Execute(() => Http.GetStringAsync(url).GetAwaiter().GetResult()))")]
    public void LambdaOfPolicy_IsGuarded(string type, string body) => Assert.Equal("GuardedCall(lambda)", Scan.Verdict($$"""
        class Client({{type}} policy)
        {
            private static readonly HttpClient Http = new();
            public Task<string> Get(string url) => {{body}};
        }
        """));

    [Fact]
    public void LambdaOfStaticHelper_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => Retry.RunAsync(t => _http.GetStringAsync(url, t));
        }
        """, Retry));

    [Fact]
    public void HelperThatPassesItsDelegateOn_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => Outer(() => _http.GetStringAsync(url));
            private Task<T> Outer<T>(Func<Task<T>> call) => Retry.RunAsync(_ => call());
        }
        """, Retry));

    [Fact]
    public void DelegatePassedThroughTwoHelpers_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => One(t => _http.GetStringAsync(url, t));
            private Task<T> One<T>(Func<CancellationToken, Task<T>> call) => Two(call);
            private Task<T> Two<T>(Func<CancellationToken, Task<T>> call) => Retry.RunAsync(call);
        }
        """, Retry));

    [Fact]
    public void MethodGroupAsDelegate_IsGuarded() => Assert.Equal("GuardedCall(caller)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get() => Retry.RunAsync(Send);
            private Task<string> Send(CancellationToken token) => _http.GetStringAsync("a", token);
        }
        """, Retry));

    [Fact]
    public void SinkAsMethodGroup_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client(Polly.IAsyncPolicy policy)
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(Uri uri) => Call(_http.GetStringAsync, uri);
            private Task<string> Call(Func<Uri, Task<string>> call, Uri uri) => policy.ExecuteAsync(() => call(uri));
        }
        """));

    [Fact]
    public void LocalFunctionAsDelegate_IsGuarded() => Assert.Equal("GuardedCall(local)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url)
            {
                return Retry.RunAsync(Send);
                Task<string> Send(CancellationToken token) => _http.GetStringAsync(url, token);
            }
        }
        """, Retry));

    [Fact]
    public void DelegateInLocal_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url)
            {
                Func<CancellationToken, Task<string>> send = t => _http.GetStringAsync(url, t);
                return Retry.RunAsync(send);
            }
        }
        """, Retry));

    [Fact]
    public void InjectedExecutorOfThisCompilation_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        interface IExecutor { Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call); }
        class Executor : IExecutor { public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call) => Retry.RunAsync(call); }
        class Client(IExecutor executor)
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => executor.RunAsync(t => _http.GetStringAsync(url, t));
        }
        """, Retry));

    [Fact]
    public void GuardInBaseClass_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        abstract class Base { protected Task<T> Safe<T>(Func<Task<T>> call) => Retry.RunAsync(_ => call()); }
        class Client : Base
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => Safe(() => _http.GetStringAsync(url));
        }
        """, Retry));

    [Fact]
    public void HelperWithSwitchToTurnItsGuardOff_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client(bool enabled)
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => Maybe(t => _http.GetStringAsync(url, t));
            private Task<T> Maybe<T>(Func<CancellationToken, Task<T>> call) => enabled ? Retry.RunAsync(call) : call(default);
        }
        """, Retry));

    [Fact]
    public void AttributedPath_IsGuard() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        namespace ResilienceGen { }
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => Path(() => _http.GetStringAsync(url));
            [ResilienceGen.ResiliencePath] private static Task<T> Path<T>(Func<Task<T>> call) => call();
        }
        """));

    [Fact]
    public void TaskRunInsideGuard_IsGuarded() => Assert.Equal("GuardedCall(lambda)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => Retry.RunAsync(t => Task.Run(() => _http.GetStringAsync(url, t)));
        }
        """, Retry));

    [Fact]
    public void RecursiveHelper_DoesNotHang() => Assert.Equal("Gap(noPath)", Scan.Verdict("""
        class Client
        {
            private readonly HttpClient _http = new();
            public Task<string> Get(string url) => A(() => _http.GetStringAsync(url), 3);
            private Task<T> A<T>(Func<Task<T>> call, int depth) => depth == 0 ? call() : B(call, depth - 1);
            private Task<T> B<T>(Func<Task<T>> call, int depth) => A(call, depth);
        }
        """));
}
