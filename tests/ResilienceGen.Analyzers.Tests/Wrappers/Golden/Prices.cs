using ResilienceGen.Pipelines;

namespace ResilienceGen.Analyzers.Tests.Wrappers.Golden;

/// <summary>Each way to answer in the end, a circuit for each market, and a payment that is recognised when it comes twice.</summary>
[Resilient(Defaults = ResilienceDefaults.None), Endpoint("prices"), Retry(MaxRetryAttempts = 1, DelayMs = 0)]
public interface IPrices
{
    [Fallback(nameof(GetCachedAsync), SkipOn = new[] { typeof(ArgumentException) })]
    Task<decimal> GetAsync(string market, int id, CancellationToken cancellationToken = default);

    [NoResilience]
    Task<decimal> GetCachedAsync(string market, int id, Exception error);

    [Fallback(Value = 1)]
    ValueTask<int> GetRateAsync(CancellationToken cancellationToken = default);

    [Fallback(Handler = typeof(NoNews))]
    Task<IReadOnlyList<string>> ListNewsAsync();

    [Fallback(nameof(ForgetLater))]
    void Forget(int id);

    [NoResilience]
    void ForgetLater(int id);

    [CircuitBreaker(PartitionBy = nameof(market), ConsecutiveFailures = 2)]
    string Read(Uri market);

    Task PayAsync(int amount, [IdempotencyKey] string? key = null, CancellationToken cancellationToken = default);
}

public sealed class NoNews : IFallbackHandler<IReadOnlyList<string>>
{
    public ValueTask<IReadOnlyList<string>> HandleAsync(string operation, Exception error, CancellationToken cancellationToken) => new([$"{operation}: {error.Message}"]);
}

/// <summary>Fails always; remembers every call.</summary>
public sealed class ScriptedPrices(Exception failure) : IPrices
{
    public List<string> Calls { get; } = [];

    public Task<decimal> GetAsync(string market, int id, CancellationToken cancellationToken = default) => throw Called($"Get {market} {id}");

    public Task<decimal> GetCachedAsync(string market, int id, Exception error) => Task.FromResult(error == failure ? id + 0.5m : 0);

    public ValueTask<int> GetRateAsync(CancellationToken cancellationToken = default) => throw Called("Rate");

    public Task<IReadOnlyList<string>> ListNewsAsync() => throw Called("News");

    public void Forget(int id) => throw Called($"Forget {id}");

    public void ForgetLater(int id) => Calls.Add($"Later {id}");

    public string Read(Uri market) => throw Called($"Read {market.Authority}");

    public Task PayAsync(int amount, string? key = null, CancellationToken cancellationToken = default) => throw Called($"{amount} {key}");

    private Exception Called(string call)
    {
        Calls.Add(call);
        return failure;
    }
}
