namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4006.</summary>
public sealed class WriteIsRetriedTests
{
    private const string Clients = """
        public sealed class One : IApi { public Task SendAsync() => Task.CompletedTask; }
        public sealed class Two : IApi { public Task SendAsync() => Task.CompletedTask; }
        """;

    [Theory]
    [InlineData("[{|RSG4006:Retry|}] Task CreateAsync();")]
    [InlineData("[{|RSG4006:Retry(DelayMs = 5)|}] Task GetawayAsync();")]
    public Task Retry_on_a_write_is_a_warning(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("Task CreateAsync();")]
    [InlineData("[Retry] Task GetAsync();")]
    [InlineData("[Retry, Idempotent] Task CreateAsync();")]
    [InlineData("[Retry, NonIdempotent] Task CreateAsync();")]
    [InlineData("[Retry(MaxRetryAttempts = 0)] Task CreateAsync();")]
    [InlineData("[Retry] Task CreateAsync([IdempotencyKey] string? key);")]
    [InlineData("[Retry(Enabled = false)] Task CreateAsync();")]
    public Task Reading_or_answered_or_switched_off_is_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Fact]
    public Task Retry_on_the_interface_is_meant_for_its_reads() =>
        UsageVerifier.VerifyAsync("[Resilient, Retry] public interface IApi { Task CreateAsync(); }");

    [Fact]
    public Task Write_in_a_chain_is_a_warning() => UsageVerifier.VerifyAsync($$"""
        {{Clients}}
        [Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi { Task {|RSG4006:SendAsync|}(); }
        """);

    [Fact]
    public Task Idempotent_call_in_a_chain_is_fine() => UsageVerifier.VerifyAsync($$"""
        {{Clients}}
        [Resilient, FallbackChain(typeof(One), typeof(Two))] public interface IApi { [Idempotent] Task SendAsync(); }
        """);
}
