namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4017 and R20, at the parameter's name.</summary>
public sealed class ParameterIsSentOnceTests
{
    [Theory]
    [InlineData("[Idempotent] Task PutAsync(int id, Stream {|RSG4017:body|});")]
    [InlineData("[Retry] Task PutAsync(HttpContent {|RSG4017:body|});")]
    [InlineData("[Retry, Idempotent] Task PutAsync(StringContent {|RSG4017:body|});")]
    [InlineData("[Retry] Task GetAsync(HttpRequestMessage {|RSG4017:message|});")]
    [InlineData("[Idempotent] Task PutAsync(IAsyncEnumerable<int> {|RSG4017:items|});")]
    [InlineData("[Idempotent] Task PutAsync<T>(T {|RSG4017:body|}) where T : Stream;")]
    public Task Promise_that_cannot_be_kept_is_a_warning(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("Task PutAsync(Stream body);")]
    [InlineData("Task GetAsync(Stream body);")]
    [InlineData("[NonIdempotent, Retry] Task PutAsync(Stream body);")]
    [InlineData("[Retry(Enabled = false)] Task PutAsync(Stream body);")]
    [InlineData("[Retry(MaxRetryAttempts = 0)] Task PutAsync(Stream body);")]
    [InlineData("[Idempotent, Retry] Task PutAsync(byte[] body, Func<Stream> open, ReadOnlyMemory<byte> more, IEnumerable<int> items);")]
    [InlineData("[Idempotent] Task<Stream> OpenAsync(int id);")]
    [InlineData("[NoResilience, Idempotent] Task PutAsync(Stream body);")]
    public Task No_promise_or_what_can_be_read_again_is_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Fact]
    public Task Retry_on_the_interface_is_meant_for_the_others() =>
        UsageVerifier.VerifyAsync("[Resilient, Retry] public interface IApi { Task PutAsync(Stream body); }");

    [Fact]
    public Task Method_that_no_wrapper_reads_promises_nothing() =>
        UsageVerifier.VerifyAsync("public interface IApi { [Idempotent] Task PutAsync(Stream body); }");
}
