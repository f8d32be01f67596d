using ResilienceGen;

namespace Samples.LlmFallback;

/// <summary>
/// Three models behind one interface: the large one, a smaller one elsewhere, and one in the house.
/// A model that keeps failing is skipped until its break is over.
/// </summary>
[Resilient, FallbackChain(typeof(LargeModel), typeof(SmallModel), typeof(HouseModel))]
[Retry(MaxRetryAttempts = 1, DelayMs = 10, UseJitter = false)]
[Timeout(AttemptMs = 2_000, TotalMs = 10_000)]
[CircuitBreaker(ConsecutiveFailures = 4, BreakDurationMs = 1_000)]
public interface IChatModel
{
    /// <summary>Asking again does no harm: <c>[Idempotent]</c> lets the chain resend.</summary>
    [Idempotent]
    Task<string> AskAsync(string question, CancellationToken cancellationToken = default);

    /// <summary>The answer word by word. Once the first word is out, the caller stays with the model that said it.</summary>
    [Idempotent]
    IAsyncEnumerable<string> StreamAsync(string question, CancellationToken cancellationToken = default);
}
