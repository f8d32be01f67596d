using ResilienceGen.CodeFixes.Calls;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.NestedRetry>, ResilienceGen.CodeFixes.Calls.NestedRetryFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class NestedRetryFixTests
{
    private const string Registration = """
        using Microsoft.Extensions.DependencyInjection;
        class Start { public void Main(IServiceCollection services) => services.AddHttpClient<Orders>().AddStandardResilienceHandler(); }
        """;

    [Theory]
    [InlineData("Retry.ExecuteAsync(async t => await http.[|GetStringAsync|](\"a\", t), token)", "http.GetStringAsync(\"a\", token)")]
    [InlineData("Retry.ExecuteAsync(async t => await http.[|GetStringAsync|](\"a\", t))", "http.GetStringAsync(\"a\", default)")]
    [InlineData("Retry.ExecuteAsync(async _ => await http.[|GetStringAsync|](\"a\", token))", "http.GetStringAsync(\"a\", token)")]
    public Task GuardThatOnlyRetries_IsTakenAway(string before, string after) => Verify.VerifyCodeFixAsync(Client(before), Client(after), Registration, StandardHandler.Source);

    [Fact]
    public Task GuardWithOtherWork_Stays() => Verify.VerifyNoFixAsync(
        Client("Retry.ExecuteAsync(async t => await http.[|GetStringAsync|](\"a\", t), token)", ".AddTimeout(TimeSpan.FromSeconds(9))"), Registration, StandardHandler.Source);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new NestedRetryFix().GetFixAllProvider());

    private static string Client(string call, string more = "") => $$"""
        using Polly;

        public class Orders(HttpClient http)
        {
            private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions()){{more}}.Build();

            public async Task<string> Get(CancellationToken token) => await {{call}};
        }
        """;
}
