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
    [InlineData("public sealed class Client { [{|RSG4008:Fallback(Value = 1)|}] public Task<int> GetAsync() => Task.FromResult(1); }")]
    [InlineData("[Resilient] public interface IApi { [NoResilience, {|RSG4008:Fallback(\"Missing\")|}] Task GetAsync(); }")]
    [InlineData("[Resilient] public interface IApi { [Timeout({|RSG4008:Abandon = true|})] int Get(CancellationToken ct); }")]
    [InlineData("[Resilient] public interface IApi { [Timeout({|RSG4008:IdleMs = 50|})] Task GetAsync(CancellationToken ct); }")]
    [InlineData("[Resilient, {|RSG4008:FallbackRoute(FailureKind.Timeout, typeof(string))|}] public interface IApi;")]
    [InlineData("[Resilient] public interface IApi { [ConcurrencyLimit({|RSG4008:QueueLimit = 5|})] int Get(); }")]
    [InlineData("public sealed class Client { [{|RSG4008:Hedge|}, {|RSG4008:CacheResult|}] public Task<int> GetAsync() => Task.FromResult(1); }")]
    [InlineData("[{|RSG4008:Retry|}, {|RSG4008:CircuitBreaker|}] public class Client;")]
    [InlineData("[Resilient] public interface IApi; [{|RSG4008:Timeout|}] public class Client : IApi;")]
    [InlineData("[Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi; [{|RSG4008:Retry|}] public class Base : IApi; public class One : Base; public class Two : Base;")]
    public Task Attribute_that_no_wrapper_reads_is_a_warning(string source) => UsageVerifier.VerifyAsync(source);

    [Theory]
    [InlineData("public interface IRoot { [Retry] Task GetAsync(); } [Resilient] public interface IApi : IRoot;")]
    [InlineData("[Retry] public interface IRoot { Task GetAsync(); }")]
    [InlineData("[Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi; [Retry, Timeout] public class One : IApi; [CircuitBreaker(Enabled = false)] public class Two : One;")]
    [InlineData("[Resilient, FallbackChain(typeof(One<int>), typeof(Two))] public interface IApi; [Retry] public class One<T> : IApi; public class Two : IApi;")]
    [InlineData("[Resilient, Timeout(IdleMs = 50, Abandon = true)] public interface IApi { int Get(CancellationToken ct); }")]
    [InlineData("[Resilient] public interface IApi { [Timeout(Abandon = true)] Task GetAsync(); [Timeout(Abandon = true, IdleMs = 50)] IAsyncEnumerable<int> ListAsync(); }")]
    [InlineData("public interface IRoot { [Fallback(Value = 1)] Task<int> GetAsync(); } [Resilient] public interface IApi : IRoot;")]
    [InlineData("[Resilient] public interface IApi { [Retry] Task GetAsync() => Task.CompletedTask; }")]
    [InlineData("public sealed class Client { [Idempotent] public Task GetAsync() => Task.CompletedTask; }")]
    public Task Attribute_that_a_wrapper_may_read_is_fine(string source) => UsageVerifier.VerifyAsync(source);
}
