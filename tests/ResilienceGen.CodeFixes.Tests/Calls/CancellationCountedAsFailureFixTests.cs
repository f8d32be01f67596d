using Microsoft.CodeAnalysis.CodeFixes;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.CancellationCountedAsFailure>, ResilienceGen.CodeFixes.Calls.CancellationCountedAsFailureFix>;

namespace ResilienceGen.CodeFixes.Tests.Calls;

public sealed class CancellationCountedAsFailureFixTests
{
    private static string Loop(string handler) => $$"""
        class Client(HttpClient http)
        {
            public async Task<string> Get(CancellationToken ct)
            {
                for (var attempt = 0; ; attempt++) { try { return await http.GetStringAsync("a", ct); } {{handler}} { await Task.Delay(100); } }
            }
        }
        """;

    private static string Breaker(string predicate) => $$"""
        using Polly;
        using Polly.CircuitBreaker;

        class Client
        {
            private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().{{predicate}} }).Build();
        }
        """;

    [Theory]
    [InlineData("[|catch|] (Exception) when (attempt < 3)", "catch (Exception) when (attempt < 3 && !ct.IsCancellationRequested)")]
    [InlineData("[|catch|] (Exception) when (attempt < 3 || attempt == 7)", "catch (Exception) when ((attempt < 3 || attempt == 7) && !ct.IsCancellationRequested)")]
    [InlineData("[|catch|] (Exception)", "catch (Exception) when (!ct.IsCancellationRequested)")]
    [InlineData("[|catch|]", "catch when (!ct.IsCancellationRequested)")]
    public Task CatchOfALoop_GetsAFilter(string before, string after) => Verify.VerifyCodeFixAsync(Loop(before), Loop(after));

    [Theory]
    [InlineData("[|Handle<Exception>|]()", "Handle<Exception>(exception => exception is not OperationCanceledException || exception.InnerException is TimeoutException)")]
    [InlineData("Handle<HttpRequestException>().[|Handle<TaskCanceledException>|]()", "Handle<HttpRequestException>().Handle<TaskCanceledException>(exception => exception.InnerException is TimeoutException)")]
    public Task HandlerOfABreaker_GetsAPredicate(string before, string after) => Verify.VerifyCodeFixAsync(Breaker(before), Breaker(after));

    [Fact]
    public Task AllInAProject_AreFixedAtOnce() => Verify.VerifyFixAllAsync(
        FixAllScope.Project,
        [Loop("[|catch|]").Replace("class Client", "class Other"), Breaker("[|Handle<Exception>|]().[|Handle<TaskCanceledException>|]()")],
        [
            Loop("catch when (!ct.IsCancellationRequested)").Replace("class Client", "class Other"),
            Breaker("Handle<Exception>(exception => exception is not OperationCanceledException || exception.InnerException is TimeoutException).Handle<TaskCanceledException>(exception => exception.InnerException is TimeoutException)"),
        ]);
}
