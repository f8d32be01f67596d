namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4005, at the method's name.</summary>
public sealed class TimeoutCannotCancelTests
{
    [Fact]
    public Task Timeout_on_a_method_without_a_token_is_a_warning() =>
        UsageVerifier.VerifyMembersAsync("[Timeout(AttemptMs = 1_000)] string {|RSG4005:Get|}();");

    [Fact]
    public Task Timeout_on_the_interface_counts_for_its_methods() => UsageVerifier.VerifyAsync("""
        [Resilient, Timeout(AttemptMs = 1_000)]
        public interface IApi { Task {|RSG4005:GetAsync|}(); Task FindAsync(CancellationToken ct); }
        """);

    [Theory]
    [InlineData("string Get();")]
    [InlineData("[Timeout(AttemptMs = 1_000)] Task GetAsync(CancellationToken? ct = null);")]
    [InlineData("[Timeout(Enabled = false)] string Get();")]
    [InlineData("[Timeout(AttemptMs = 1_000, Abandon = true)] Task GetAsync();")]
    public Task Nothing_written_or_nothing_missing_is_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Fact]
    public Task Timeout_on_the_assembly_promises_nothing_about_one_method() => UsageVerifier.VerifyAsync("""
        [assembly: Timeout(AttemptMs = 1_000)]
        [Resilient] public interface IApi { string Get(); }
        """);
}
