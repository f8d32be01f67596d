using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.PipelineBuiltPerCall>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2014: a breaker that is new for each call.</summary>
public class PipelineBuiltPerCallTests
{
    private const string Call = "ExecuteAsync(async t => await http.GetStringAsync(\"a\", t))";
    private const string Marked = "new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions()).Build()";
    private const string Breaker = "new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build()";

    [Theory]
    [InlineData("var pipeline = " + Marked + "; return await pipeline." + Call + ";")]
    [InlineData("return await " + Marked + "." + Call + ";")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions()).Build(); return await pipeline." + Call + ";")]
    [InlineData("foreach (var item in new[] { 1 }) { var pipeline = " + Marked + "; await pipeline." + Call + "; } return \"\";")]
    [InlineData("return await Build()." + Call + ";", "private static ResiliencePipeline Build() => " + Marked + ";")]
    [InlineData("return await Build()." + Call + ";", "private static ResiliencePipeline Build() { var builder = new ResiliencePipelineBuilder(); builder.[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions()); return builder.Build(); }")]
    public Task BuiltWhereItIsExecuted(string body, string member = "") => Verify.VerifyAnalyzerAsync(Client(body, member));

    [Theory]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build(); return await pipeline." + Call + ";")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 9 }).AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 5 }).Build(); return await pipeline." + Call + ";")]
    [InlineData("var pipeline = " + Breaker + "; foreach (var item in new[] { 1, 2 }) await pipeline." + Call + "; return \"\";")]
    [InlineData("var pipeline = " + Breaker + "; _kept = pipeline; return await pipeline." + Call + ";")]
    [InlineData("var pipeline = " + Breaker + "; await Task.WhenAll(new[] { 1, 2 }.Select(async _ => await pipeline." + Call + ")); return \"\";")]
    [InlineData("_kept ??= " + Breaker + "; return await _kept." + Call + ";")]
    [InlineData("var pipeline = _kept ?? " + Breaker + "; return await pipeline." + Call + ";")]
    [InlineData("var pipeline = Cache.GetOrAdd(\"a\", _ => " + Breaker + "); return await pipeline." + Call + ";", "private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, ResiliencePipeline> Cache = new();")]
    [InlineData("return await Made.Value." + Call + ";", "private static readonly Lazy<ResiliencePipeline> Made = new(() => " + Breaker + ");")]
    [InlineData("return await Shared." + Call + ";", "private static readonly ResiliencePipeline Shared = " + Breaker + ";")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).AddPipeline(Shared).Build(); return await pipeline." + Call + ";", "private static readonly ResiliencePipeline Shared = " + Breaker + ";")]
    [InlineData("return await registry.GetOrAddPipeline(\"a\", b => b.AddCircuitBreaker(new CircuitBreakerStrategyOptions()))." + Call + ";", "private readonly Polly.Registry.ResiliencePipelineRegistry<string> registry = new();")]
    public Task BreakerThatIsKeptOrMayOpen_IsSilent(string body, string member = "") => Verify.VerifyAnalyzerAsync(Client(body, member));

    [Fact]
    public Task ConstructorAndMain_RunOnce() => Verify.VerifyAnalyzerAsync("""
        using Polly;
        using Polly.CircuitBreaker;
        class Program
        {
            Program() => new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build().Execute(() => { });
            static void Main() => new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build().Execute(() => { });
        }
        """);

    [Theory]
    [InlineData("AddPolicyHandler(request => Policy.Handle<HttpRequestException>().[|CircuitBreakerAsync|](5, TimeSpan.FromSeconds(9)))")]
    [InlineData("AddPolicyHandler(Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(9)))")]
    [InlineData("AddPolicyHandler(request => Kept)")]
    public Task PolicyThatASelectorBuilds_IsNewForEachRequest(string handler) => Verify.VerifyAnalyzerAsync($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        class Start
        {
            private static readonly AsyncPolicy Kept = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(9));
            public void Main(IServiceCollection services) => services.AddHttpClient("a").{{handler}};
        }
        """, PollyPolicies.Source, HttpResilience.Policies);

    [Fact]
    public async Task Message_SaysWhatItTakes()
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create(Client("return await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build()." + Call + ";", ""))));
        Assert.Equal("The circuit breaker of the pipeline is built for each call, so it never opens: it needs 100 calls and sees at most 4; build it once and keep it", diagnostic.GetMessage());
    }

    [Fact]
    public Task Tests_AreSilent() => Verify.VerifyAnalyzerAsync("""
        using Polly;
        class BreakerTests { [Xunit.Fact] public void Opens() => new ResiliencePipelineBuilder().AddCircuitBreaker(new Polly.CircuitBreaker.CircuitBreakerStrategyOptions()).Build().Execute(() => { }); }
        """, "namespace Xunit { class FactAttribute : Attribute; }");

    private static string Client(string body, string member) => $$"""
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;
        class Client(HttpClient http)
        {
            private ResiliencePipeline? _kept;
            {{member}}
            public async Task<string> Get() { {{body}} }
            public object? Kept => _kept;
        }
        """;
}
