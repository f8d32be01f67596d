using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RetryAfterIgnored>, ResilienceGen.CodeFixes.Calls.RetryAfterIgnoredFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class RetryAfterIgnoredFixTests
{
    private const string Failed = "ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode)";

    private const string Asked = "DelayGenerator = args => new ValueTask<TimeSpan?>(args.Outcome.Result?.Headers.RetryAfter switch { { Delta: { } delta } => delta, { Date: { } date } => date - DateTimeOffset.UtcNow, _ => null })";

    [Theory]
    [InlineData("new RetryStrategyOptions<HttpResponseMessage> { " + Failed + " }", "new RetryStrategyOptions<HttpResponseMessage> { " + Failed + ", " + Asked + " }")]
    [InlineData("new()\n        {\n            MaxRetryAttempts = 5,\n            " + Failed + ",\n        }", "new()\n        {\n            MaxRetryAttempts = 5,\n            " + Failed + ",\n            " + Asked + ",\n        }")]
    [InlineData("new()\n        {\n            " + Failed + " // all of them\n        }", "new()\n        {\n            " + Failed + ", // all of them\n            " + Asked + "\n        }")]
    [InlineData("new()\n        {\n            " + Failed + ", // all of them\n        }", "new()\n        {\n            " + Failed + ", // all of them\n            " + Asked + ",\n        }")]
    public Task OptionsOfTheRetry_LookAtTheAnswer(string before, string after) => Verify.VerifyCodeFixAsync(
        Client($"new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry({before}).Build()", "[|GetAsync|]"),
        Client($"new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry({after}).Build()", "GetAsync"));

    [Fact]
    public Task OptionsInALocal_AndItsName_AreSeen() => Verify.VerifyCodeFixAsync(
        Client("Make(0)", "[|GetAsync|]", Made($"{{ {Failed} }}")),
        Client("Make(0)", "GetAsync", Made($"{{ {Failed}, {Asked.Replace("args", "attempt")} }}")));

    [Fact]
    public Task SeveralCalls_AreMendedAtOnce() => Verify.VerifyCodeFixAsync(
        Client($"new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage> {{ {Failed} }}).Build()", "[|GetAsync|]", Other("[|GetAsync|]")),
        Client($"new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage> {{ {Failed}, {Asked} }}).Build()", "GetAsync", Other("GetAsync")));

    [Fact]
    public Task PipelineOfAnotherFile_IsNotOffered() => Verify.VerifyNoFixAsync(
        Client("Pipelines.Orders", "[|GetAsync|]"),
        $$"""
        static class Pipelines
        {
            public static readonly Polly.ResiliencePipeline<HttpResponseMessage> Orders = Polly.RetryResiliencePipelineBuilderExtensions.AddRetry(new Polly.ResiliencePipelineBuilder<HttpResponseMessage>(), new Polly.Retry.RetryStrategyOptions<HttpResponseMessage> { {{Failed.Replace("new ", "new Polly.")}} }).Build();
        }
        """);

    [Fact]
    public Task LoopByHand_IsNotOffered() => Verify.VerifyNoFixAsync("""
        class Client(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                while (true) { var response = await http.[|GetAsync|]("a"); if (response.IsSuccessStatusCode) return response; await Task.Delay(100); }
            }
        }
        """);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new RetryAfterIgnoredFix().GetFixAllProvider());

    private static string Made(string settings) => $$"""
            private static ResiliencePipeline<HttpResponseMessage> Make(int args)
            {
                var options = new RetryStrategyOptions<HttpResponseMessage>() {{settings}};
                options.MaxRetryAttempts = 2;
                return new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(options).Build();
            }
        """;

    private static string Other(string get) => $"    public async Task<HttpResponseMessage> Other() => await Pipeline.ExecuteAsync(async t => await http.{get}(\"b\", t));";

    private static string Client(string pipeline, string get, string member = "") => $$"""
        using Polly;
        using Polly.Retry;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline<HttpResponseMessage> Pipeline = {{pipeline}};
            public async Task<HttpResponseMessage> Get() => await Pipeline.ExecuteAsync(async t => await http.{{get}}("a", t));
        {{member}}
        }
        """;
}
