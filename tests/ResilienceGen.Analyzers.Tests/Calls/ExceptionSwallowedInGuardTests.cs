using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.ExceptionSwallowedInGuard>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2010: a guard that cannot see the failure it waits for.</summary>
public class ExceptionSwallowedInGuardTests
{
    private const string Exceptions = "new ResiliencePipelineBuilder().AddRetry(new()).Build()";

    private static Task VerifyAsync(string pipeline, string method, string guard = "Pipeline.ExecuteAsync(async t => ") => Verify.VerifyAnalyzerAsync(
        $$"""
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = {{pipeline}};
            private static readonly IAsyncPolicy Policy7 = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
            {{method.Replace("GUARD(", guard)}}
            private static void Log(Exception e) => Console.WriteLine(e);
            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
            private async Task<string?> RetryNull(Func<Task<string?>> call)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try { var text = await call(); if (text is not null) return text; } catch (HttpRequestException) { await Task.Delay(100); }
                }
                return null;
            }
            private async Task<string?> RetryWhileNull(Func<Task<string?>> call)
            {
                string? text = null;
                do
                {
                    try { text = await call(); } catch (HttpRequestException) { await Task.Delay(100); }
                }
                while (text == null);
                return text;
            }
        }
        """,
        PollyPolicies.Source);

    private static string Callback(string handlers) => $$"""
        public async Task<string?> Get(CancellationToken ct) => await GUARD(
        {
            try { return await http.GetStringAsync("a"); }
            {{handlers}}
        });
        """;

    [Theory]
    [InlineData("[|catch|] (Exception e) { Log(e); return null; }")]
    [InlineData("[|catch|] { return \"\"; }")]
    [InlineData("[|catch|] (HttpRequestException) { return null; }")]
    [InlineData("catch (OperationCanceledException) { throw; } [|catch|] (Exception) { return null; }")]
    [InlineData("catch (Exception e) { Log(e); throw; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"a\", e); }")]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { return null; }")]
    [InlineData("catch (HttpRequestException e) { if (e.StatusCode is null) throw; return null; }")]
    [InlineData("catch (FormatException) { return null; }")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); return null; }")]
    public async Task CatchInACallback(string handlers)
    {
        foreach (var guard in new[] { "Pipeline.ExecuteAsync<string?>(async t => ", "Policy7.ExecuteAsync<string?>(async () => ", "Retry<string?>(async () => " })
            await VerifyAsync(Exceptions, Callback(handlers), guard);
    }

    [Theory]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>().HandleResult(r => r is null) }).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = args => new(args.Outcome.Result is null) }).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build()")]
    [InlineData("Elsewhere()")]
    public Task GuardThatMayLookAtTheResult_IsSilent(string pipeline) => VerifyAsync(
        pipeline,
        Callback("catch (Exception) { return null; }") + "\nprivate static ResiliencePipeline Elsewhere() => throw new NotSupportedException();",
        "Pipeline.ExecuteAsync<string?>(async t => ");

    [Theory]
    [InlineData("RetryNull")]
    [InlineData("RetryWhileNull")]
    public Task HelperThatTestsTheResult_IsSilent(string helper) => VerifyAsync(Exceptions, Callback("catch (Exception) { return null; }"), helper + "(async () => ");

    [Fact]
    public Task HelperThatTheCallbackCalls_SwallowsToo() => VerifyAsync(Exceptions, """
        public async Task<string?> Get() => await Pipeline.ExecuteAsync(async t => await Once(t));
        private async Task<string?> Once(CancellationToken t) { try { return await http.GetStringAsync("a", t); } [|catch|] (Exception) { return null; } }
        """);

    [Fact]
    public Task CatchOutsideTheGuard_IsSilent() => VerifyAsync(Exceptions, """
        public async Task<string?> Get()
        {
            try { return await Pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t)); } catch (Exception) { return null; }
        }
        """);

    [Fact]
    public Task OutcomeOfThePipeline_IsSilent() => VerifyAsync(Exceptions, """
        public async Task<Outcome<string>> Get(ResilienceContext context) => await Pipeline.ExecuteOutcomeAsync<string, int>(async (c, s) =>
        {
            try { return Outcome.FromResult(await http.GetStringAsync("a", c.CancellationToken)); }
            catch (Exception e) { return Outcome.FromException<string>(e); }
        }, context, 0);
        """);

    [Fact]
    public Task NextServerInTheCallback_IsSilent() => VerifyAsync(Exceptions, """
        public async Task<string> Get(string[] urls) => await Pipeline.ExecuteAsync(async t =>
        {
            foreach (var url in urls) { try { return await http.GetStringAsync(url, t); } catch (HttpRequestException) { continue; } }
            throw new HttpRequestException();
        });
        """);

    [Fact]
    public Task ExemptMethod_IsSilent() => VerifyAsync(
        Exceptions, "[ResilienceGen.ResilienceExempt(\"a miss is an answer\")] " + Callback("catch (Exception) { return null; }"), "Pipeline.ExecuteAsync<string?>(async t => ");

    [Fact]
    public async Task Message_NamesCallAndGuard()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create($$"""
            using Polly;
            class Client(HttpClient http)
            {
                private static readonly ResiliencePipeline Pipeline = {{Exceptions}};
                public async Task<string?> Get() => await Pipeline.ExecuteAsync<string?>(async t => { try { return await http.GetStringAsync("a", t); } catch (Exception) { return null; } });
            }
            """)));
        Assert.Equal("This catch turns every failure of HttpClient.GetStringAsync into a result before Pipeline.ExecuteAsync can see it, so nothing is sent again; let the exception pass", diagnostic.GetMessage());
        Assert.Equal("RSG2010", diagnostic.Id);
    }
}
