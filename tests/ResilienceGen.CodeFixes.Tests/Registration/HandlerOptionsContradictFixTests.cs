using ResilienceGen.Analyzers.Registration;
using ResilienceGen.CodeFixes.Registration;
using ResilienceGen.Testing;
using Verify = ResilienceGen.Testing.CodeFixVerifier<ResilienceGen.Testing.RuleAnalyzer<ResilienceGen.Analyzers.Registration.HandlerOptionsContradict>, ResilienceGen.CodeFixes.Registration.HandlerOptionsContradictFix>;

namespace ResilienceGen.CodeFixes.Tests.Registration;

public sealed class HandlerOptionsContradictFixTests
{
    [Theory]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = [|TimeSpan.FromMinutes(1)|]).Configure(o => o.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(2))",
        "AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(10)).Configure(o => o.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(2))")]
    [InlineData("AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = [|TimeSpan.FromSeconds(10)|])", "AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(30))")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = [|new TimeSpan(0, 0, 5)|]; o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(5); })",
        "AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(1); o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(5); })")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = [|System.TimeSpan.FromSeconds(3)|]; o.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(2500); })",
        "AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = System.TimeSpan.FromMilliseconds(833); o.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(2500); })")]
    [InlineData("AddStandardResilienceHandler(o => o.Retry.Delay = [|TimeSpan.FromSeconds(40)|])", "AddStandardResilienceHandler(o => o.Retry.Delay = TimeSpan.FromSeconds(2))")]
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = [|TimeSpan.FromSeconds(16)|])", "AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(15))")]
    [InlineData("AddStandardResilienceHandler(o => o.CircuitBreaker.SamplingDuration = [|TimeSpan.FromSeconds(19)|])", "AddStandardResilienceHandler(o => o.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(20))")]
    [InlineData("AddStandardResilienceHandler(o => o.CircuitBreaker.MinimumThroughput = [|1|])", "AddStandardResilienceHandler(o => o.CircuitBreaker.MinimumThroughput = 2)")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(6)).AddRetry(new HttpRetryStrategyOptions()).AddTimeout([|TimeSpan.FromSeconds(6)|]))",
        "AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.FromSeconds(6)).AddRetry(new HttpRetryStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(2)))")]
    public Task WrittenValue_FitsTheOthers(string before, string after) => Verify.VerifyCodeFixAsync(Program(before), Program(after), HttpResilience.Source);

    [Theory]
    // Two objections to one value.
    [InlineData("AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40))", "AddStandardResilienceHandler(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(10))", "Set it to 10 s")]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(40); o.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(8); })",
        "AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(4); o.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(8); })", "Set it to 4 s")]
    [InlineData("AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(1))", "AddStandardResilienceHandler(o => o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(30))", "Set it to 30 s")]
    public async Task OneValueAgainstWhichMuchSpeaks_IsMended_AndTheTitleSaysWithWhat(string before, string after, string title)
    {
        var runner = new FixRunner(new RuleAnalyzer<HandlerOptionsContradict>(), new HandlerOptionsContradictFix());
        var document = TestDocument.Create(Program(before), HttpResilience.Source);
        var action = (await runner.ActionsAsync(document, (await runner.FixableAsync(document))[0])).Single();
        Assert.Equal(title, action.Title);
        Assert.Equal(Program(after), await (await runner.FixEachAsync(document)).TextAsync());
    }

    [Theory]
    [InlineData("AddStandardResilienceHandler(o => { o.AttemptTimeout.Timeout = [|TimeSpan.FromSeconds(1)|]; o.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(20); o.Retry.Delay = TimeSpan.Zero; })")]
    [InlineData("AddResilienceHandler(\"p\", p => p.AddTimeout(TimeSpan.Zero).AddRetry(new HttpRetryStrategyOptions()).AddTimeout([|TimeSpan.FromSeconds(6)|]))")]
    public Task ValueThatNothingFits_Stays(string handler) => Verify.VerifyNoFixAsync(Program(handler), HttpResilience.Source);

    [Fact]
    public Task ValueThatAVariableWasMadeFor_Stays() => Verify.VerifyNoFixAsync(
        Program("AddStandardResilienceHandler(o => { const int Least = 1; o.CircuitBreaker.MinimumThroughput = [|Least|]; })"), HttpResilience.Source);

    [Fact]
    public void BulkTools_CannotApplyIt() => Assert.Null(new HandlerOptionsContradictFix().GetFixAllProvider());

    private static string Program(string handler) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;

        static class Setup { static void Add(IServiceCollection services) => services.AddHttpClient("a").{{handler}}; }
        """;
}
