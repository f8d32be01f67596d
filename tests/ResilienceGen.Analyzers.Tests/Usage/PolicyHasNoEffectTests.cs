namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4008, at the attribute.</summary>
public sealed class PolicyHasNoEffectTests
{
    [Theory]
    [InlineData("public sealed class Client { [{|RSG4008:Retry|}] public Task GetAsync() => Task.CompletedTask; }")]
    [InlineData("[Resilient] public interface IApi { string Name { [{|RSG4008:Timeout(AttemptMs = 50)|}] get; } }")]
    [InlineData("[Resilient] public interface IApi { [{|RSG4008:CircuitBreaker|}] static void Do() { } }")]
    [InlineData("[Resilient] public interface IApi { [NoResilience, {|RSG4008:Retry|}] Task GetAsync(); }")]
    [InlineData("[{|RSG4008:FallbackChain(typeof(string))|}] public interface IApi;")]
    public Task Attribute_that_no_wrapper_reads_is_a_warning(string source) => UsageVerifier.VerifyAsync(source);

    [Theory]
    [InlineData("public interface IRoot { [Retry] Task GetAsync(); } [Resilient] public interface IApi : IRoot;")]
    [InlineData("[Retry] public interface IRoot { Task GetAsync(); }")]
    [InlineData("[Resilient] public interface IApi { [Retry] Task GetAsync() => Task.CompletedTask; }")]
    [InlineData("public sealed class Client { [Idempotent] public Task GetAsync() => Task.CompletedTask; }")]
    public Task Attribute_that_a_wrapper_may_read_is_fine(string source) => UsageVerifier.VerifyAsync(source);
}
