using System.Globalization;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4013.</summary>
public sealed class ValueDefeatsPolicyTests
{
    [Theory]
    [InlineData("Retry(DelayMs = 100, {|RSG4013:MaxDelayMs = 10|})")]
    [InlineData("Retry({|RSG4013:DelayMs = 15_000|})")]
    [InlineData("Retry({|RSG4013:MaxDelayMs = 100|})")]
    [InlineData("CircuitBreaker({|RSG4013:FailureRatio = 0|})")]
    [InlineData("CircuitBreaker({|RSG4013:FailureRatio = 0|}, {|RSG4001:SamplingDurationMs = 0|})")]
    [InlineData("CircuitBreaker({|RSG4013:WindowCalls = 5|})")]
    [InlineData("CircuitBreaker({|RSG4013:WindowCalls = 9|}, MinimumThroughput = 10, SlowCallDurationMs = 100)")]
    [InlineData("CircuitBreaker({|RSG4013:WindowCalls = 5|}, {|RSG4013:FailureRatio = 0|})")]
    [InlineData("Retry({|RSG4001:MaxRetryAttempts = -3|}, DelayMs = 100, {|RSG4013:MaxDelayMs = 50|})")]
    public Task Value_that_defeats_its_policy_is_a_warning(string policy) =>
        UsageVerifier.VerifyMembersAsync($"[{policy}] Task GetAsync(CancellationToken ct);");

    [Theory]
    [InlineData("Retry(DelayMs = 100, MaxDelayMs = 100)")]
    [InlineData("Retry(DelayMs = 100, MaxDelayMs = 10, Enabled = false)")]
    [InlineData("CircuitBreaker(FailureRatio = 0.01)")]
    [InlineData("CircuitBreaker(WindowCalls = 10)")]
    [InlineData("CircuitBreaker(WindowCalls = 0, MinimumThroughput = 1_000)")]
    [InlineData("CircuitBreaker(WindowCalls = 5, MinimumThroughput = 5)")]
    [InlineData("CircuitBreaker(WindowCalls = 5, ConsecutiveFailures = 3)")]
    [InlineData("CircuitBreaker(WindowCalls = 5, Enabled = false)")]
    [InlineData("CircuitBreaker(WindowCalls = 5, Mode = CircuitMode.Disabled)")]
    public Task Value_that_works_is_fine(string policy) =>
        UsageVerifier.VerifyMembersAsync($"[{policy}] Task GetAsync(CancellationToken ct);");

    [Fact]
    public async Task Window_that_is_too_small_names_both_numbers()
    {
        var compilation = TestCompilation.Create("[ResilienceGen.Resilient, ResilienceGen.CircuitBreaker(WindowCalls = 5)] public interface IApi { Task GetAsync(CancellationToken ct); }");
        var reported = Assert.Single(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation));

        Assert.StartsWith("WindowCalls (5) is less than MinimumThroughput (10, the default)", reported.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Window_that_no_circuit_may_have_is_only_out_of_range() =>
        UsageVerifier.VerifyMembersAsync("[CircuitBreaker({|RSG4001:WindowCalls = 1|})] Task GetAsync(CancellationToken ct);");

    [Fact]
    public Task Value_that_no_policy_may_have_defeats_none() =>
        UsageVerifier.VerifyMembersAsync("[Retry(DelayMs = 100, {|RSG4001:MaxDelayMs = -1|})] Task GetAsync(CancellationToken ct);");
}
