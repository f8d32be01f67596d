using System.Globalization;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4002.</summary>
public sealed class PoliciesContradictTests
{
    [Theory]
    [InlineData("Timeout(AttemptMs = 5_000, {|RSG4002:TotalMs = 5_000|})")]
    [InlineData("Timeout(AttemptMs = 6_000, {|RSG4002:TotalMs = 5_000|})")]
    [InlineData("Timeout({|RSG4002:TotalMs = 5_000|})")]
    [InlineData("Timeout({|RSG4002:AttemptMs = 30_000|})")]
    public Task Attempt_not_shorter_than_the_total_is_an_error(string policy) =>
        UsageVerifier.VerifyMembersAsync($"[{policy}] Task GetAsync(CancellationToken ct);");

    [Theory]
    [InlineData("Timeout(TotalMs = 5_000)", "AttemptMs (10000, the default) is not shorter than TotalMs (5000)")]
    [InlineData("Timeout(AttemptMs = 40_000)", "AttemptMs (40000) is not shorter than TotalMs (30000, the default)")]
    public async Task Number_that_nobody_wrote_is_called_the_default(string policy, string message)
    {
        var compilation = TestCompilation.Create($"[ResilienceGen.Resilient, ResilienceGen.{policy}] public interface IApi {{ Task GetAsync(CancellationToken ct); }}");
        var reported = Assert.Single(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation));
        Assert.StartsWith(message, reported.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Delay_that_does_not_fit_is_an_error() => UsageVerifier.VerifyAsync("""
        [Resilient(Defaults = ResilienceDefaults.None)]
        public interface IApi { [Retry({|RSG4002:DelayMs = 1_000|}), Timeout(TotalMs = 500)] Task GetAsync(CancellationToken ct); }
        """);

    [Fact]
    public Task Total_on_the_method_that_the_delay_of_the_interface_does_not_fit_into_is_the_place() => UsageVerifier.VerifyAsync("""
        [Resilient, Retry(DelayMs = 2_000)]
        public interface IApi { [Timeout(AttemptMs = 500, {|RSG4002:TotalMs = 1_000|})] Task GetAsync(CancellationToken ct); }
        """);

    [Fact]
    public Task Contradiction_on_the_interface_is_reported_once() => UsageVerifier.VerifyAsync("""
        [Resilient, Timeout(AttemptMs = 500, {|RSG4002:TotalMs = 400|})]
        public interface IApi { Task GetAsync(CancellationToken ct); Task FindAsync(CancellationToken ct); }
        """);

    [Theory]
    [InlineData("Timeout(AttemptMs = 2_000, TotalMs = 8_000)")]
    [InlineData("Timeout(AttemptMs = 9_999, TotalMs = 10_000)")]
    [InlineData("Timeout(AttemptMs = 5_000, TotalMs = 5_000, Enabled = false)")]
    [InlineData("Retry(DelayMs = 9_000), Timeout(AttemptMs = 100, TotalMs = 9_001)")]
    [InlineData("Retry(DelayMs = 1_000), Timeout(AttemptMs = 100, TotalMs = 751)")]
    [InlineData("Retry(DelayMs = 1_000, JitterFactor = 0.9), Timeout(AttemptMs = 100, TotalMs = 500)")]
    [InlineData("Retry(DelayMs = 9_000, MaxRetryAttempts = 0), Timeout(AttemptMs = 100, TotalMs = 200)")]
    [InlineData("Retry(DelayMs = 9_000, Enabled = false), Timeout(AttemptMs = 100, TotalMs = 200)")]
    [InlineData("Retry(MaxRetryAttempts = 1_000)")]
    public Task Worst_case_that_is_not_certain_is_fine(string policies) =>
        UsageVerifier.VerifyMembersAsync($"[{policies}] Task GetAsync(CancellationToken ct);");

    [Fact]
    public Task Total_alone_is_fine_where_only_what_is_declared_applies() => UsageVerifier.VerifyAsync("""
        [Resilient(Defaults = ResilienceDefaults.None), Timeout(TotalMs = 500)]
        public interface IApi { Task GetAsync(CancellationToken ct); }
        """);

    [Theory]
    [InlineData("Timeout(AttemptMs = 5_000, {|RSG4002:TotalMs = 1_000|})")]
    [InlineData("Retry, Timeout({|RSG4002:TotalMs = 5_000|})")]
    [InlineData("Retry({|RSG4002:DelayMs = 9_000|}), Timeout(AttemptMs = 100, TotalMs = 5_000)")]
    public Task Member_of_a_chain_contradicts_itself_as_an_interface_would(string policies) => VerifyMemberAsync("Resilient", policies);

    [Theory]
    [InlineData("Timeout(TotalMs = 5_000)")]
    [InlineData("Timeout(TotalMs = 5_000), Retry(Enabled = false)")]
    [InlineData("Timeout(TotalMs = 5_000), Retry(MaxRetryAttempts = 0)")]
    [InlineData("Timeout(AttemptMs = 100, TotalMs = 150)")]
    [InlineData("Retry(DelayMs = 9_000)")]
    [InlineData("Retry(DelayMs = 9_000), Timeout(AttemptMs = 100, TotalMs = 5_000, Enabled = false)")]
    public Task Member_has_only_the_policies_that_it_declares(string policies) => VerifyMemberAsync("Resilient", policies);

    [Fact]
    public Task Total_of_a_member_alone_is_fine_where_only_what_is_declared_applies() =>
        VerifyMemberAsync("Resilient(Defaults = ResilienceDefaults.None)", "Retry, Timeout(TotalMs = 5_000)");

    private static Task VerifyMemberAsync(string resilient, string policies) => UsageVerifier.VerifyAsync($$"""
        [{{resilient}}, FallbackChain(typeof(First), typeof(Second))]
        public interface IApi { Task GetAsync(CancellationToken ct); }
        [{{policies}}] public class First : IApi { public Task GetAsync(CancellationToken ct) => Task.CompletedTask; }
        public class Second : IApi { public Task GetAsync(CancellationToken ct) => Task.CompletedTask; }
        """);
}
