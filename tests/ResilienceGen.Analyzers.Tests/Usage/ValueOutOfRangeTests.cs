namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4001, at the argument.</summary>
public sealed class ValueOutOfRangeTests
{
    [Theory]
    [InlineData("Retry({|RSG4001:MaxRetryAttempts = -2|})")]
    [InlineData("Retry({|RSG4001:DelayMs = -1|})")]
    [InlineData("Retry({|RSG4001:DelayMs = 86_400_001|})")]
    [InlineData("Retry({|RSG4001:MaxDelayMs = -1|})")]
    [InlineData("Retry({|RSG4001:MaxDelayMs = int.MaxValue|})")]
    [InlineData("Retry({|RSG4001:Backoff = (Backoff)5|})")]
    [InlineData("Timeout({|RSG4001:AttemptMs = 0|})")]
    [InlineData("Timeout({|RSG4001:AttemptMs = 9|})")]
    [InlineData("Timeout({|RSG4001:AttemptMs = -1000|})")]
    [InlineData("Timeout({|RSG4001:TotalMs = 0|})")]
    [InlineData("Timeout({|RSG4001:TotalMs = 86_400_001|})")]
    [InlineData("CircuitBreaker({|RSG4001:FailureRatio = -0.1|})")]
    [InlineData("CircuitBreaker({|RSG4001:FailureRatio = 1.1|})")]
    [InlineData("CircuitBreaker({|RSG4001:FailureRatio = double.NaN|})")]
    [InlineData("CircuitBreaker({|RSG4001:MinimumThroughput = 1|})")]
    [InlineData("CircuitBreaker({|RSG4001:SamplingDurationMs = 499|})")]
    [InlineData("CircuitBreaker({|RSG4001:BreakDurationMs = 499|})")]
    [InlineData("CircuitBreaker({|RSG4001:ConsecutiveFailures = -1|})")]
    [InlineData("Retry({|RSG4001:JitterFactor = -0.1|})")]
    [InlineData("Retry({|RSG4001:JitterFactor = 1|})")]
    [InlineData("Timeout({|RSG4001:IdleMs = 9|})")]
    [InlineData("CircuitBreaker({|RSG4001:WindowCalls = 1|})")]
    [InlineData("CircuitBreaker({|RSG4001:WindowCalls = 10_001|})")]
    [InlineData("CircuitBreaker({|RSG4001:SlowCallDurationMs = -1|})")]
    [InlineData("CircuitBreaker({|RSG4001:SlowCallRatio = 0|})")]
    [InlineData("CircuitBreaker({|RSG4001:SlowCallRatio = 1.1|})")]
    [InlineData("CircuitBreaker({|RSG4001:Probes = 0|})")]
    [InlineData("CircuitBreaker({|RSG4001:ProbeSuccesses = 1_001|})")]
    [InlineData("CircuitBreaker({|RSG4001:BreakBackoff = (Backoff)(-1)|})")]
    [InlineData("CircuitBreaker({|RSG4001:BreakBackoff = Backoff.DecorrelatedJitter|})")]
    [InlineData("CircuitBreaker({|RSG4001:MaxBreakDurationMs = 499|})")]
    [InlineData("CircuitBreaker({|RSG4001:Mode = (CircuitMode)3|})")]
    [InlineData("CircuitBreaker({|RSG4001:MaxPartitions = 0|})")]
    [InlineData("CircuitBreaker({|RSG4001:MinimumThroughput = 0|}, {|RSG4001:BreakDurationMs = 0|})")]
    public async Task Value_outside_the_range_is_an_error(string policy)
    {
        await UsageVerifier.VerifyMembersAsync($"[{policy}] IAsyncEnumerable<int> GetAsync(CancellationToken ct);");
        await UsageVerifier.VerifyAsync($"[Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi; public class One : IApi; [{policy}] public class Two : IApi;");
        await UsageVerifier.VerifyAsync($"[Resilient, {policy}] public interface IApi;");
        await UsageVerifier.VerifyAsync($"[assembly: {policy}]");
    }

    [Theory]
    [InlineData("Retry({|RSG4001:RetryOn = new[] { typeof(string) }|})")]
    [InlineData("Retry({|RSG4001:AbortOn = new[] { typeof(IOException), typeof(int) }|})")]
    [InlineData("Retry({|RSG4001:RetryOn = new System.Type[] { null! }|})")]
    [InlineData("Retry({|RSG4001:RetryOn = new[] { typeof(Hidden) }|})")]
    [InlineData("CircuitBreaker({|RSG4001:FailOn = new[] { typeof(Task) }|}, {|RSG4001:SkipOn = new[] { typeof(List<>) }|})")]
    public Task List_of_errors_holds_what_can_be_thrown_and_named(string policy) => UsageVerifier.VerifyAsync(
        $"[Resilient] public interface IApi {{ [{policy}] Task<int> GetAsync(CancellationToken ct); private sealed class Hidden : System.Exception; }}");

    [Theory]
    [InlineData("Retry(RetryOn = new[] { typeof(System.Exception), typeof(object), typeof(System.Runtime.Serialization.ISerializable), typeof(Api.Own) })")]
    [InlineData("Retry(RetryOn = new System.Type[0])")]
    public Task List_of_errors_may_name_wide_types(string policy) => UsageVerifier.VerifyAsync(
        $"[Resilient] public interface IApi {{ [{policy}] Task<int> GetAsync(CancellationToken ct); }} public static class Api {{ internal sealed class Own : System.Exception; }}");

    [Theory]
    [InlineData("Retry(MaxRetryAttempts = -1, DelayMs = 0, MaxDelayMs = 0)")]
    [InlineData("Retry(MaxRetryAttempts = 0, DelayMs = 86_400_000, MaxDelayMs = 86_400_000)")]
    [InlineData("Timeout(AttemptMs = 10, TotalMs = 86_400_000)")]
    [InlineData("Timeout(IdleMs = 0), Retry(JitterFactor = 0)")]
    [InlineData("Timeout(IdleMs = 10), Retry(JitterFactor = 0.999)")]
    [InlineData("CircuitBreaker(FailureRatio = 1, MinimumThroughput = 2, SamplingDurationMs = 500, BreakDurationMs = 86_400_000)")]
    [InlineData("CircuitBreaker(WindowCalls = 0, SlowCallDurationMs = 0, SlowCallRatio = 0.001, Probes = 1, ProbeSuccesses = 1_000, MaxBreakDurationMs = 500, MaxPartitions = 100_000)")]
    [InlineData("CircuitBreaker(WindowCalls = 10_000, SlowCallDurationMs = 86_400_000, SlowCallRatio = 1, Mode = CircuitMode.Disabled, BreakBackoff = Backoff.Exponential)")]
    public Task Values_at_the_limits_are_fine(string policy) =>
        UsageVerifier.VerifyMembersAsync($"[{policy}] IAsyncEnumerable<int> GetAsync(CancellationToken ct);");

    [Fact]
    public Task Budget_has_ranges_as_well() => UsageVerifier.VerifyAsync("""
        [assembly: RetryBudget({|RSG4001:Ratio = 1.1|}, {|RSG4001:MinRetries = -1|})]
        [Resilient, RetryBudget(Ratio = 0, MinRetries = 0)] public interface IApi;
        """);

    [Theory]
    [InlineData("Hedge({|RSG4001:DelayMs = 0|})")]
    [InlineData("Hedge({|RSG4001:LatencyQuantile = 1|})")]
    [InlineData("Hedge({|RSG4001:MaxHedges = 11|})")]
    [InlineData("ConcurrencyLimit({|RSG4001:MaxConcurrent = 0|})")]
    [InlineData("ConcurrencyLimit({|RSG4001:QueueLimit = -1|})")]
    [InlineData("ConcurrencyLimit({|RSG4001:MinConcurrent = 0|})")]
    [InlineData("ConcurrencyLimit({|RSG4002:MinConcurrent = 101|})")]
    [InlineData("CacheResult({|RSG4001:FreshMs = 86_400_001|})")]
    [InlineData("CacheResult({|RSG4001:StaleMs = -1|})")]
    [InlineData("CacheResult({|RSG4001:MaxEntries = 0|})")]
    [InlineData("Hedge(DelayMs = 1, LatencyQuantile = 0.99, MaxHedges = 10), CacheResult(FreshMs = 0, StaleMs = 604_800_000, MaxEntries = 100_000)")]
    [InlineData("ConcurrencyLimit(MaxConcurrent = 100_000, QueueLimit = 100_000, MinConcurrent = 100_000)")]
    public async Task Chosen_policies_have_ranges_as_well(string policy)
    {
        await UsageVerifier.VerifyMembersAsync($"[{policy}] Task<int> GetAsync();");
        await UsageVerifier.VerifyAsync($"[Resilient, {policy}] public interface IApi;");
    }

    [Fact]
    public Task Base_of_two_interfaces_is_reported_once() => UsageVerifier.VerifyAsync("""
        public interface IRoot { [Retry({|RSG4001:DelayMs = -5|})] Task GetAsync(); }
        [Resilient] public interface ILeft : IRoot;
        [Resilient] public interface IRight : IRoot;
        """);

    [Fact]
    public Task Attribute_of_the_same_name_from_elsewhere_is_none_of_ours() => UsageVerifier.VerifyAsync("""
        namespace Other { public sealed class RetryAttribute : Attribute { public int DelayMs { get; set; } } }
        namespace App { public interface IApi { [Other.Retry(DelayMs = -1)] Task GetAsync(); } }
        """);
}
