using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.GuardDoesNothing>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2105: code that looks protected and is not.</summary>
public class GuardDoesNothingTests
{
    [Theory]
    [InlineData("ResiliencePipeline.Empty", true)]
    [InlineData("new ResiliencePipelineBuilder().Build()", true)]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new()).Build()", false)]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(3)).Build()", false)]
    [InlineData("Fill(new ResiliencePipelineBuilder()).Build()", false)]
    [InlineData("Environment.ProcessorCount > 2 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder().AddRetry(new()).Build()", false)]
    public Task Pipeline(string value, bool reported) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        class Client(HttpClient http)
        {
            private readonly ResiliencePipeline _pipeline = {{value}};
            public async Task<string> Get() => await _pipeline.{{(reported ? "[|ExecuteAsync|]" : "ExecuteAsync")}}(async t => await http.GetStringAsync("a", t));
            static ResiliencePipelineBuilder Fill(ResiliencePipelineBuilder builder) => builder;
        }
        """.Replace("AddRetry(new())", "AddRetry(new Polly.Retry.RetryStrategyOptions())"));

    [Theory]
    [InlineData("Policy.NoOpAsync()", true)]
    [InlineData("Policy.TimeoutAsync(3)", false)]
    [InlineData("Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3)", false)]
    [InlineData("Policy.WrapAsync(Policy.NoOpAsync(), Policy.NoOpAsync())", true)]
    public Task PolicyOfVersion7(string value, bool reported) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        class Client(HttpClient http)
        {
            private readonly IAsyncPolicy _policy = {{value}};
            public Task<string> Get() => _policy.{{(reported ? "[|ExecuteAsync|]" : "ExecuteAsync")}}(() => http.GetStringAsync("a"));
        }
        """, PollyPolicies.Source);

    [Theory]
    [InlineData("Task<string> Get() => _pipeline.[|Execute|](() => http.GetStringAsync(\"a\"))")]
    [InlineData("async Task<string> Get() => await _pipeline.[|Execute|](async () => await http.GetStringAsync(\"a\"))")]
    [InlineData("string Get() => _pipeline.Execute(() => http.GetStringAsync(\"a\").Result)")]
    [InlineData("Task<string> Get() => _pipeline.Execute(() => Task.FromResult(http.GetStringAsync(\"a\").Result))")]
    [InlineData("Task Get() => _pipeline.Execute(() => { http.Send(new(HttpMethod.Get, \"a\")); return Task.CompletedTask; })")]
    [InlineData("Task Get() => _pipeline.Execute(() => { var task = http.GetStringAsync(\"a\"); task.Wait(); return task; })")]
    [InlineData("Task Get() => _pipeline.Execute(Save); Task Save() => Task.FromResult(http.GetStringAsync(\"a\").Result)")]
    [InlineData("Task Get() => _pipeline.[|Execute|](Save); async Task Save() => await http.GetStringAsync(\"a\")")]
    public Task SynchronousGuardOfATask(string member) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        class Client(HttpClient http, ResiliencePipeline _pipeline)
        {
            {{member}};
        }
        """);

    [Theory]
    [InlineData("public ResiliencePipeline Pipeline { get; set; } = ResiliencePipeline.Empty;")]
    [InlineData("public ResiliencePipeline Pipeline { get; init; } = ResiliencePipeline.Empty;")]
    [InlineData("public ResiliencePipeline Pipeline = ResiliencePipeline.Empty;")]
    [InlineData("protected virtual ResiliencePipeline Pipeline => ResiliencePipeline.Empty;")]
    [InlineData("private ResiliencePipeline Pipeline => Default; protected virtual ResiliencePipeline Default => ResiliencePipeline.Empty;")]
    [InlineData("private readonly ResiliencePipeline Pipeline; public Client(ResiliencePipeline? pipeline = null) => Pipeline = pipeline ?? ResiliencePipeline.Empty;")]
    public Task DefaultThatOthersReplace_IsSilent(string member) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        public class Client
        {
            {{member}}
            public async Task<string> Get(HttpClient http) => await Pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t));
        }
        """);

    [Theory]
    [InlineData("retry", "this project requires retry")]
    [InlineData("retry, breaker, timeout", "this project requires retry and breaker")]
    [InlineData("timeout", null)]
    [InlineData(null, null)]
    public async Task TimeoutAlone_IsTooLittleOnlyWhereTheProjectSaysSo(string? required, string? expected)
    {
        var compilation = TestCompilation.Create("""
            using Polly;
            class Client(HttpClient http)
            {
                private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(3)).Build();
                public async Task<string> Get() => await _pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t));
            }
            """);
        var found = await Verify.DiagnosticsAsync(compilation, required is null ? null : TestOptions.Create([], (AnalyzerSettings.RequiredKey, required)));
        Assert.Equal(expected is null ? 0 : 1, found.Length);
        Assert.All(found, diagnostic => Assert.Equal(
            $"_pipeline.ExecuteAsync runs its callback once and does nothing about a failure: it only limits time or concurrency; {expected}", diagnostic.GetMessage()));
    }

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync("""
        using Polly;
        class ClientTests { [Xunit.Fact] public async Task Get() => await ResiliencePipeline.Empty.ExecuteAsync(async t => await Task.Delay(1, t)); }
        """, "namespace Xunit { class FactAttribute : Attribute; }");
}
