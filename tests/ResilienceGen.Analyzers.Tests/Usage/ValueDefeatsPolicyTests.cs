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
    [InlineData("Retry({|RSG4001:MaxRetryAttempts = -3|}, DelayMs = 100, {|RSG4013:MaxDelayMs = 50|})")]
    public Task Value_that_defeats_its_policy_is_a_warning(string policy) =>
        UsageVerifier.VerifyMembersAsync($"[{policy}] Task GetAsync(CancellationToken ct);");

    [Theory]
    [InlineData("Retry(DelayMs = 100, MaxDelayMs = 100)")]
    [InlineData("Retry(DelayMs = 100, MaxDelayMs = 10, Enabled = false)")]
    [InlineData("CircuitBreaker(FailureRatio = 0.01)")]
    public Task Value_that_works_is_fine(string policy) =>
        UsageVerifier.VerifyMembersAsync($"[{policy}] Task GetAsync(CancellationToken ct);");

    [Fact]
    public Task Value_that_no_policy_may_have_defeats_none() =>
        UsageVerifier.VerifyMembersAsync("[Retry(DelayMs = 100, {|RSG4001:MaxDelayMs = -1|})] Task GetAsync(CancellationToken ct);");
}
