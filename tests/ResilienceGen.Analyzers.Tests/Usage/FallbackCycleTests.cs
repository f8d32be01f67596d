namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4015, at the attribute.</summary>
public sealed class FallbackCycleTests
{
    [Theory]
    [InlineData("[{|RSG4015:Fallback(nameof(AAsync))|}] Task AAsync(int id);")]
    [InlineData("[{|RSG4015:Fallback(nameof(BAsync))|}] Task AAsync(); [{|RSG4015:Fallback(nameof(AAsync))|}] Task BAsync();")]
    [InlineData("[{|RSG4015:Fallback(nameof(BAsync))|}] Task AAsync(); [{|RSG4015:Fallback(nameof(CAsync))|}] Task BAsync(); [{|RSG4015:Fallback(nameof(AAsync))|}] Task CAsync();")]
    [InlineData("[Fallback(nameof(BAsync))] Task AAsync(); [{|RSG4015:Fallback(nameof(BAsync))|}] Task BAsync();")]
    [InlineData("[{|RSG4015:Fallback(nameof(AAsync))|}] Task<T> AAsync<T>(T like);")]
    public Task Way_back_to_the_method_is_an_error(string members) => UsageVerifier.VerifyMembersAsync(members);

    [Theory]
    [InlineData("[Fallback(nameof(BAsync))] Task AAsync(); [Fallback(nameof(CAsync))] Task BAsync(); Task CAsync();")]
    [InlineData("[Fallback(nameof(CAsync))] Task AAsync(); [Fallback(nameof(CAsync))] Task BAsync(); Task CAsync();")]
    public Task Way_that_ends_is_fine(string members) => UsageVerifier.VerifyMembersAsync(members);
}
