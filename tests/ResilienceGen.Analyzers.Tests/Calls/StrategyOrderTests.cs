using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.StrategyOrder>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2102: strategies that can do nothing where they stand.</summary>
public class StrategyOrderTests
{
    private const string Retry = "AddRetry(new RetryStrategyOptions<string>())";
    private const string Action = "FallbackAction = _ => Outcome.FromResultAsValueTask(\"\")";

    [Theory]
    [InlineData(Retry + ".[|AddFallback|](new FallbackStrategyOptions<string> { " + Action + " })", true)]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>()).[|AddFallback|](new FallbackStrategyOptions<string> { " + Action + " })", true)]
    [InlineData("AddFallback(new FallbackStrategyOptions<string> { " + Action + " })." + Retry, false)]
    [InlineData(Retry + ".AddFallback(new FallbackStrategyOptions<string> { ShouldHandle = new PredicateBuilder<string>().Handle<HttpRequestException>(), " + Action + " })", false)]
    [InlineData(Retry + ".AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => throw new IOException() })", false)]
    [InlineData(Retry + ".AddFallback(new FallbackStrategyOptions<string> { FallbackAction = Other })", false)]
    [InlineData("AddRetry(new RetryStrategyOptions<string> { ShouldHandle = new PredicateBuilder<string>().HandleResult(\"\") }).AddFallback(new FallbackStrategyOptions<string> { " + Action + " })", false)]
    public Task Fallback(string strategies, bool _) => Verify.VerifyAnalyzerAsync(Pipeline(strategies));

    [Theory]
    [InlineData("[|AddTimeout|](TimeSpan.FromSeconds(2))." + Retry)]
    [InlineData("[|AddTimeout|](TimeSpan.FromSeconds(1)).AddRetry(new RetryStrategyOptions<string> { Delay = TimeSpan.FromSeconds(1), BackoffType = DelayBackoffType.Exponential })")]
    [InlineData("[|AddTimeout|](new Polly.Timeout.TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(1) })." + Retry)]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(10))." + Retry + ".[|AddTimeout|](TimeSpan.FromSeconds(10))")]
    public Task TimeoutThatLeavesNoTime(string strategies) => Verify.VerifyAnalyzerAsync(Pipeline(strategies));

    [Theory]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(10))." + Retry)]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(10))." + Retry + ".AddTimeout(TimeSpan.FromSeconds(3))")]
    [InlineData(Retry + ".AddTimeout(TimeSpan.FromSeconds(1))")]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new RetryStrategyOptions<string> { UseJitter = true })")]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new RetryStrategyOptions<string> { DelayGenerator = _ => new((TimeSpan?)null) })")]
    [InlineData("AddTimeout(Limit)." + Retry)]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>())." + Retry)]
    public Task OrderThatMakesSense_IsSilent(string strategies) => Verify.VerifyAnalyzerAsync(Pipeline(strategies));

    [Fact]
    public Task HandlerOfAClient() => Verify.VerifyAnalyzerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        using Polly.Retry;
        class Start
        {
            public void Main(IServiceCollection services) => services.AddHttpClient("a").AddResilienceHandler("p", b =>
            {
                b.[|AddTimeout|](TimeSpan.FromSeconds(1));
                b.AddRetry(new RetryStrategyOptions<HttpResponseMessage>());
            });
        }
        """, HttpResilience.Source);

    [Fact]
    public async Task Message_NamesBothNumbers()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Pipeline("AddTimeout(TimeSpan.FromSeconds(1))." + Retry))));
        Assert.Equal(
            "AddTimeout of 1 s ends the call before AddRetry makes its first retry, which waits 2 s; make it longer, or add it after the retry to limit each attempt", diagnostic.GetMessage());
    }

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync(
        Pipeline("AddTimeout(TimeSpan.FromSeconds(1))." + Retry).Replace("static readonly TimeSpan", "[Xunit.Fact] public void Test() { } static readonly TimeSpan"),
        "namespace Xunit { class FactAttribute : Attribute; }");

    private static string Pipeline(string strategies) => $$"""
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Fallback;
        using Polly.Retry;
        class Pipelines
        {
            static readonly TimeSpan Limit = TimeSpan.FromSeconds(1) * Environment.ProcessorCount;
            public static readonly ResiliencePipeline<string> Orders = new ResiliencePipelineBuilder<string>().{{strategies}}.Build();
            static ValueTask<Outcome<string>> Other(FallbackActionArguments<string> arguments) => throw new IOException(Limit.ToString());
        }
        """;

    [Theory]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>())." + Retry, "attempts", 1)]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>())." + Retry, "calls", 0)]
    [InlineData(Retry + ".AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>())", "attempts", 0)]
    public async Task BreakerAroundTheRetry_IsReportedWhereTheProjectWantsAttemptsCounted(string strategies, string counts, int count)
    {
        var found = await Verify.DiagnosticsAsync(TestCompilation.Create(Pipeline(strategies)), TestOptions.Create([], ("resiliencegen.breaker_counts", counts)));
        Assert.Equal(count, found.Length);
        Assert.All(found, diagnostic => Assert.Equal(
            "AddCircuitBreaker stands around AddRetry and sees only the end of all its attempts, although this project wants each counted; add it after the retry", diagnostic.GetMessage()));
    }
}
