using ResilienceGen;

namespace Samples.NativeAot;

/// <summary>Rates of exchange from two houses; when neither answers, the one that was agreed on.</summary>
[Resilient, FallbackChain(typeof(MorningHouse), typeof(EveningHouse))]
[Retry(MaxRetryAttempts = 1, DelayMs = 10, UseJitter = false)]
[Timeout(AttemptMs = 100, TotalMs = 5_000)]
[CircuitBreaker(ConsecutiveFailures = 4, BreakDurationMs = 60_000)]
public interface IRates
{
    [Idempotent, Fallback(nameof(AgreedAsync))]
    Task<decimal> GetAsync(string currency, CancellationToken cancellationToken = default);

    [NoResilience]
    Task<decimal> AgreedAsync(string currency, CancellationToken cancellationToken = default);

    [Idempotent]
    IAsyncEnumerable<decimal> WatchAsync(string currency, CancellationToken cancellationToken = default);
}
