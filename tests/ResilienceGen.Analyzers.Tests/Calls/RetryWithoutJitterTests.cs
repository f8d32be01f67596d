using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.RetryWithoutJitter>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2103: retries that come back all at once, or for ever.</summary>
public class RetryWithoutJitterTests
{
    [Theory]
    [InlineData("", "waits 2 s each time, so that callers who failed together come back together; set UseJitter = true")]
    [InlineData("Delay = TimeSpan.FromMilliseconds(500)", "waits 500 ms each time, so that callers who failed together come back together; set UseJitter = true")]
    [InlineData("BackoffType = DelayBackoffType.Constant, UseJitter = false", "waits 2 s each time, so that callers who failed together come back together; set UseJitter = true")]
    [InlineData("Delay = TimeSpan.Zero, UseJitter = true", "retries without a pause; set Delay, and UseJitter = true")]
    [InlineData("Delay = TimeSpan.FromSeconds(0), BackoffType = DelayBackoffType.Exponential", "retries without a pause; set Delay, and UseJitter = true")]
    [InlineData("MaxRetryAttempts = int.MaxValue, UseJitter = true", "never gives up, and nothing else ends it; set MaxRetryAttempts, or put a timeout around it")]
    [InlineData("UseJitter = true", null)]
    [InlineData("BackoffType = DelayBackoffType.Exponential", null)]
    [InlineData("DelayGenerator = _ => new((TimeSpan?)null)", null)]
    [InlineData("Delay = TimeSpan.Zero, MaxRetryAttempts = 1", null)]
    [InlineData("UseJitter = Environment.ProcessorCount > 1", null)]
    public async Task OptionsOfARetryAroundAnHttpCall(string options, string? expected)
    {
        var found = await Verify.DiagnosticsAsync(TestCompilation.Create(Client($"AddRetry(new RetryStrategyOptions {{ {options} }})")));
        Assert.Equal(expected is null ? [] : ["AddRetry " + expected], found.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, UseJitter = true })", "")]
    [InlineData("AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, UseJitter = true })", ", token")]
    public Task RetryThatSomethingElseEnds_IsSilent(string strategies, string token) => Verify.VerifyAnalyzerAsync(Client(strategies, token));

    [Fact]
    public Task TimeoutPerAttempt_EndsNoRetry() => Verify.VerifyAnalyzerAsync(Client("[|AddRetry|](new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, UseJitter = true }).AddTimeout(TimeSpan.FromSeconds(30))"));

    [Theory]
    [InlineData("AddRetry(new RetryStrategyOptions())", false)]
    [InlineData("[|AddRetry|](new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() })", true)]
    [InlineData("AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<IOException>() })", false)]
    public Task RetryWithoutACall_CountsWhereItSaysHttp(string strategies, bool _) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        using Polly.Retry;
        static class Pipelines { public static readonly ResiliencePipeline Files = new ResiliencePipelineBuilder().{{strategies}}.Build(); }
        """);

    [Theory]
    [InlineData("b.[|AddRetry|](new RetryStrategyOptions<HttpResponseMessage>())")]
    [InlineData("b.AddRetry(new HttpRetryStrategyOptions())")]
    [InlineData("b.[|AddRetry|](new HttpRetryStrategyOptions { BackoffType = DelayBackoffType.Constant, UseJitter = false })")]
    public Task HandlerOfAClient(string configure) => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Retry;
        class Start { public void Main(IServiceCollection services) => services.AddHttpClient("a").AddResilienceHandler("p", b => {{configure}}); }
        """, HttpResilience.Source);

    [Theory]
    [InlineData("[|RetryAsync|](3)")]
    [InlineData("[|RetryForeverAsync|]()")]
    [InlineData("RetryAsync(1)")]
    [InlineData("[|WaitAndRetryAsync|](3, _ => TimeSpan.FromSeconds(2))")]
    [InlineData("WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)))")]
    [InlineData("WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2) + TimeSpan.FromMilliseconds(Random.Shared.Next(100)))")]
    public Task PolicyOfVersion7(string create) => Verify.VerifyAnalyzerAsync($$"""
        using Polly;
        static class Policies { public static readonly AsyncPolicy Http = Policy.Handle<HttpRequestException>().{{create}}; }
        """, PollyPolicies.Source);

    [Fact]
    public Task ClockOfItsOwn_IsSilent() => Verify.VerifyAnalyzerAsync(Client("AddRetry(new RetryStrategyOptions())").Replace("ResiliencePipelineBuilder()", "ResiliencePipelineBuilder { TimeProvider = TimeProvider.System }"));

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync(Client("AddRetry(new RetryStrategyOptions())").Replace("public async", "[Xunit.Fact] public async"), "namespace Xunit { class FactAttribute : Attribute; }");

    private static string Client(string strategies, string token = "") => $$"""
        using Polly;
        using Polly.Retry;
        class Client(HttpClient http)
        {
            private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().{{strategies}}.Build();
            public async Task<string> Get(CancellationToken token) => await _pipeline.ExecuteAsync(async t => await http.GetStringAsync("a", t){{token}});
        }
        """;
}
