using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.FailureStatusNeverSeen>, ResilienceGen.CodeFixes.Calls.FailureStatusNeverSeenFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class FailureStatusNeverSeenFixTests
{
    private static string Client(string call) => $$"""
        using Polly;

        class Client(HttpClient http)
        {
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new()).Build();

            public async Task<HttpResponseMessage> Get(CancellationToken ct) => await {{call}};

            private static async Task<T> Retry<T>(Func<Task<T>> call)
            {
                for (var attempt = 0; ; attempt++) { try { return await call(); } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); } }
            }
        }
        """;

    [Theory]
    [InlineData(
        "Pipeline.ExecuteAsync(async t => await http.[|GetAsync|](\"a\", t), ct)",
        "Pipeline.ExecuteAsync(async t => (await http.GetAsync(\"a\", t)).EnsureSuccessStatusCode(), ct)")]
    [InlineData(
        "Pipeline.ExecuteAsync(async t => { var answer = await http.[|GetAsync|](\"a\", t).ConfigureAwait(false); return answer; }, ct)",
        "Pipeline.ExecuteAsync(async t => { var answer = (await http.GetAsync(\"a\", t).ConfigureAwait(false)).EnsureSuccessStatusCode(); return answer; }, ct)")]
    [InlineData("Retry(() => http.[|GetAsync|](\"a\"))", "Retry(async () => (await http.GetAsync(\"a\")).EnsureSuccessStatusCode())")]
    public Task Attempt_ThrowsForAFailedStatus(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after));

    [Fact]
    public Task TaskThatALambdaReturnsByStatement_IsNotOffered() => Verify.VerifyNoFixAsync(Client("Retry(() => { return http.[|GetAsync|](\"a\"); })"));

    [Fact]
    public Task LambdaThatWouldFitAnotherOverload_IsNotOffered() => Verify.VerifyNoFixAsync(Client("Retry(() => http.[|GetAsync|](\"a\"))").Replace(
        "private static async Task<T> Retry", "private static Task<T> Retry<T>(Func<ValueTask<T>> call) => call().AsTask(); private static async Task<T> Retry", StringComparison.Ordinal));

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new FailureStatusNeverSeenFix().GetFixAllProvider());
}
