namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4019, at the attribute.</summary>
public sealed class PolicyDoesNotFitTests
{
    [Theory]
    [InlineData("[{|RSG4019:Hedge|}] Task SendAsync();")]
    [InlineData("[{|RSG4019:Hedge|}] int Get(int id);")]
    [InlineData("[{|RSG4019:Hedge|}] IAsyncEnumerable<int> GetAsync();")]
    [InlineData("[{|RSG4019:Hedge|}] Task GetAsync(Stream body);")]
    [InlineData("[{|RSG4019:SingleFlight|}] Task<int> SendAsync();")]
    [InlineData("[{|RSG4019:SingleFlight|}] int Get(int id);")]
    [InlineData("[{|RSG4019:SingleFlight|}] Task<HttpResponseMessage> GetAsync();")]
    [InlineData("[{|RSG4019:SingleFlight|}] Task<T> GetAsync<T>() where T : Stream;")]
    [InlineData("[{|RSG4019:CacheResult|}] Task GetAsync();")]
    [InlineData("[{|RSG4019:CacheResult|}] void Get(int id);")]
    [InlineData("[{|RSG4019:CacheResult|}] Task<int> SendAsync();")]
    [InlineData("[{|RSG4019:CacheResult|}] ValueTask<IAsyncDisposable> GetAsync();")]
    [InlineData("[{|RSG4019:CacheResult|}] IAsyncEnumerable<int> GetAsync();")]
    public Task Policy_that_would_be_wrong_is_an_error(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Theory]
    [InlineData("[Hedge] Task GetAsync();")]
    [InlineData("[Hedge, Idempotent] Task<Stream> OpenAsync();")]
    [InlineData("[SingleFlight] Task<int> GetAsync(int id);")]
    [InlineData("[SingleFlight] Task GetAsync();")]
    [InlineData("[CacheResult] string Get(int id);")]
    [InlineData("[CacheResult, Idempotent] ValueTask<T> SendAsync<T>();")]
    [InlineData("[ConcurrencyLimit] void Send(int id);")]
    [InlineData("[Hedge(Enabled = false), CacheResult(Enabled = false)] Task SendAsync();")]
    public Task Policy_that_fits_or_is_off_is_fine(string member) => UsageVerifier.VerifyMembersAsync(member);

    [Fact]
    public Task Policy_of_the_interface_is_meant_for_what_it_fits() => UsageVerifier.VerifyAsync("""
        [Resilient, Hedge, SingleFlight, CacheResult, ConcurrencyLimit(QueueLimit = 1)]
        public interface IApi { Task SendAsync(); int Get(int id); IAsyncEnumerable<int> ListAsync(); Task<Stream> OpenAsync(); }
        """);
}
