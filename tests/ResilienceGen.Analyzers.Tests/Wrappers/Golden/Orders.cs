namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>Every way to return, with and without a token.</summary>
[Resilient(Defaults = ResilienceDefaults.None), Retry(MaxRetryAttempts = 2, DelayMs = 0), Endpoint("orders")]
public interface IOrders
{
    Task<string> GetAsync(int id, CancellationToken cancellationToken = default);

    [Idempotent, Retry(MaxRetryAttempts = 4, DelayMs = 0, Backoff = Backoff.Constant, UseJitter = false)]
    Task PutAsync(int id, string text, CancellationToken cancellationToken);

    Task CreateAsync(string text);

    ValueTask<int> CountAsync(CancellationToken cancellationToken = default);

    [Idempotent]
    ValueTask FlushAsync();

    string Read(int id);

    [Idempotent]
    void Store(int id, in long version, string? text = "none");

    IAsyncEnumerable<string> ListAsync(string filter, CancellationToken cancellationToken = default);

    [NoResilience]
    Task<string> FindRawAsync(int id, CancellationToken cancellationToken = default);
}
