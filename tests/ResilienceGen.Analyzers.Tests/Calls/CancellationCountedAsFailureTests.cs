using ResilienceGen.Analyzers.Tests.MigrationGap;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.AnalyzerVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Calls.CancellationCountedAsFailure>>;

namespace ResilienceGen.Analyzers.Tests.Calls;

/// <summary>RSG2011: callers who give up open a circuit, or keep a loop running.</summary>
public class CancellationCountedAsFailureTests
{
    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(source, PollyPolicies.Source);

    [Theory]
    [InlineData("Policy.[|Handle<Exception>|]().CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))")]
    [InlineData("Policy.Handle<HttpRequestException>().[|Or<TaskCanceledException>|]().CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))")]
    [InlineData("Policy.Handle<HttpRequestException>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))")]
    [InlineData("Policy.Handle<Polly.Timeout.TimeoutRejectedException>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))")]
    [InlineData("Policy.Handle<TaskCanceledException>(e => e.InnerException is TimeoutException).CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))")]
    [InlineData("Policy.Handle<Exception>(NotCancelled).CircuitBreakerAsync(3, TimeSpan.FromSeconds(9))")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3)")]
    public Task BreakerOfVersion7(string policy) => VerifyAsync($$"""
        using Polly;
        class Client { private readonly IAsyncPolicy _policy = {{policy}}; private static bool NotCancelled(Exception e) => e is not OperationCanceledException; }
        """);

    [Theory]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().[|Handle<Exception>|]() })")]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().[|Handle<OperationCanceledException>|]() })")]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not OperationCanceledException) })")]
    [InlineData("AddCircuitBreaker(new CircuitBreakerStrategyOptions())")]
    [InlineData("AddRetry(new Polly.Retry.RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>() })")]
    public Task BreakerOfVersion8(string strategy) => VerifyAsync($$"""
        using Polly;
        using Polly.CircuitBreaker;
        class Client { private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().{{strategy}}.Build(); }
        """);

    [Theory]
    [InlineData("[|catch|] (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("[|catch|] { if (attempt > 3) throw; await Task.Delay(100); }")]
    [InlineData("[|catch|] (TaskCanceledException) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (Exception) when (attempt < 3) { await Task.Delay(100, ct); }")]
    [InlineData("catch (Exception) when (attempt < 3 && !ct.IsCancellationRequested) { await Task.Delay(100); }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (OperationCanceledException) when (ct.IsCancellationRequested) { throw; } catch (Exception) when (attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException && attempt < 3) { await Task.Delay(100); }")]
    [InlineData("catch (TaskCanceledException e) when (e.InnerException is TimeoutException) { await Task.Delay(100); }")]
    public Task LoopThatIsGivenAToken(string handler) => VerifyAsync($$"""
        class Client(HttpClient http)
        {
            public async Task<string> Get(CancellationToken ct)
            {
                for (var attempt = 0; ; attempt++) { try { return await http.GetStringAsync("a", ct); } {{handler}} }
            }
        }
        """);

    [Fact]
    public Task LoopWithoutAToken_IsSilent() => VerifyAsync("""
        class Client(HttpClient http)
        {
            public async Task<string> Get()
            {
                for (var attempt = 0; ; attempt++) { try { return await http.GetStringAsync("a"); } catch (Exception) when (attempt < 3) { await Task.Delay(100); } }
            }
            public async Task<string> While(CancellationToken ct)
            {
                while (!ct.IsCancellationRequested) { try { return await http.GetStringAsync("a", ct); } catch (Exception) { await Task.Delay(100); } }
                return "";
            }
        }
        """);

    [Fact]
    public Task ExemptMember_IsSilent() => VerifyAsync("""
        using Polly;
        [ResilienceGen.ResilienceExempt("cancellation is the only failure here")]
        class Client { private readonly IAsyncPolicy _policy = Policy.Handle<Exception>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(9)); }
        """);

    [Theory]
    [InlineData(
        "private readonly Polly.IAsyncPolicy _policy = Polly.Policy.CircuitBreakerAsync(Polly.Policy.Handle<Exception>(), 3, TimeSpan.FromSeconds(9));",
        "Handle<Exception> also handles the caller's own cancellation: the circuit opens for callers who gave up; leave cancellation out")]
    [InlineData(
        "public async Task<string> Get(CancellationToken ct) { while (true) { try { return await new HttpClient().GetStringAsync(\"a\", ct); } catch (Exception) { await Task.Delay(100); } } }",
        "This catch also handles the caller's own cancellation: the loop tries again although 'ct' is cancelled; leave cancellation out")]
    public async Task Message_NamesTheConsequence(string member, string message)
    {
        var diagnostic = Assert.Single(await Verify.DiagnosticsAsync(TestCompilation.Create($"class Client {{ {member} }}", PollyPolicies.Source)));
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal("RSG2011", diagnostic.Id);
    }

    [Theory]
    [InlineData("args => new([|args.Outcome.Exception is not null|])")]
    [InlineData("args => new([|args.Outcome.Exception != null|])")]
    [InlineData("args => ValueTask.FromResult([|args.Outcome.Exception is HttpRequestException or TaskCanceledException|])")]
    [InlineData("args => new([|args.Outcome.Exception is HttpRequestException || args.Outcome.Exception is OperationCanceledException|])")]
    [InlineData("args => new([|args.Outcome is { Exception: Exception }|])")]
    [InlineData("args => [|args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), { Exception: Exception } => PredicateResult.True(), _ => PredicateResult.False() }|]")]
    [InlineData("args => new(args.Outcome.Exception is HttpRequestException)")]
    [InlineData("args => new(args.Outcome.Exception is not null and not OperationCanceledException)")]
    [InlineData("args => new(args.Outcome.Exception is not null && !args.Context.CancellationToken.IsCancellationRequested)")]
    [InlineData("args => new(args.Outcome.Exception is TaskCanceledException { InnerException: TimeoutException })")]
    [InlineData("args => args.Outcome switch { { Exception: OperationCanceledException } => PredicateResult.False(), { Exception: Exception } => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => args.Outcome switch { { Exception: Exception e } when e is IOException => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => { var failed = args.Outcome.Exception is not null; return new(failed && Counts(args)); }")]
    [InlineData("args => new(Counts(args))")]
    public Task PredicateOfVersion8(string predicate) => VerifyAsync($$"""
        using Polly;
        using Polly.CircuitBreaker;
        class Client
        {
            private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = {{predicate}} }).Build();
            private static bool Counts(object args) => args is not null;
        }
        """);
}
