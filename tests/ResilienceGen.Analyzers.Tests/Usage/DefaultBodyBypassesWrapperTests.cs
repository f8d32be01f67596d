namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4011, at the call in the default body.</summary>
public sealed class DefaultBodyBypassesWrapperTests
{
    [Theory]
    [InlineData("[Retry] Task<int> GetAsync(int id); Task<int> FirstAsync() => {|RSG4011:GetAsync(1)|};")]
    [InlineData("[Timeout(AttemptMs = 900)] Task<int> GetAsync(int id, CancellationToken ct); async Task AllAsync() { for (var i = 0; i < 3; i++) await {|RSG4011:this.GetAsync(i, default)|}; }")]
    [InlineData("Task<int> GetAsync(int id); [NoResilience] Task<int> FirstAsync() => {|RSG4011:GetAsync(1)|};")]
    [InlineData("[CircuitBreaker] int Get(int id); int[] All(int[] ids) => [.. ids.Select(id => {|RSG4011:Get(id)|})];")]
    public Task Call_whose_policy_was_written_goes_past_the_wrapper(string members) => UsageVerifier.VerifyMembersAsync(members);

    [Theory]
    [InlineData("Task<int> GetAsync(int id); Task<int> FirstAsync() => GetAsync(1);")]
    [InlineData("[Retry] Task<int> GetAsync(int id); Task<int> OtherAsync(IApi other) => other.GetAsync(1);")]
    [InlineData("[Retry] Task<int> GetAsync(int id); string Name() => nameof(GetAsync);")]
    [InlineData("[Retry(Enabled = false)] Task<int> GetAsync(int id); Task<int> FirstAsync() => GetAsync(1);")]
    [InlineData("[NoResilience] Task<int> GetAsync(int id); [NoResilience] Task<int> FirstAsync() => GetAsync(1);")]
    [InlineData("[NoResilience] int One() => Two(); static int Two() => 2;")]
    [InlineData("[Retry] Task<int> GetAsync(int id); static Task<int> FirstOf(IApi api) => api.GetAsync(1);")]
    public Task Calls_that_lose_nothing_are_fine(string members) => UsageVerifier.VerifyMembersAsync(members);

    [Fact]
    public Task Interface_without_a_wrapper_has_nothing_to_bypass() => UsageVerifier.VerifyAsync(
        "public interface IApi { [Retry] Task<int> GetAsync(int id); Task<int> FirstAsync() => GetAsync(1); }");
}
