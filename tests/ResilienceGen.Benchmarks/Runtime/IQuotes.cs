namespace ResilienceGen.Benchmarks.Runtime;

/// <summary>The interface whose generated wrapper is measured: retry, ratio breaker and timeouts, as in the yardsticks.</summary>
[Resilient(Defaults = ResilienceDefaults.None)]
[Retry(DelayMs = 0, UseJitter = false)]
[CircuitBreaker(FailureRatio = 0.9)]
[Timeout(AttemptMs = 10_000)]
public interface IQuotes
{
    ValueTask<int> GetAsync(int id, CancellationToken cancellationToken = default);

    Task<int> GetTaskAsync(int id, CancellationToken cancellationToken = default);
}

/// <summary>The same with two members.</summary>
[Resilient(Defaults = ResilienceDefaults.None)]
[Retry(MaxRetryAttempts = 1, DelayMs = 0, UseJitter = false)]
[CircuitBreaker(MinimumThroughput = 2, BreakDurationMs = 86_400_000)]
[Timeout(AttemptMs = 10_000)]
[FallbackChain(typeof(BrokenQuotes), typeof(Quotes))]
public interface IChainedQuotes : IBaseQuotes;

/// <summary>What the members of the chain do.</summary>
public interface IBaseQuotes
{
    ValueTask<int> GetAsync(int id, CancellationToken cancellationToken = default);
}

/// <summary>A callee that answers at once, or after it has suspended, or after it has thrown once.</summary>
public sealed class Quotes : IQuotes, IChainedQuotes
{
    private int _calls;

    public bool Suspends { get; init; }

    public bool ThrowsEverySecondTime { get; init; }

    public ValueTask<int> GetAsync(int id, CancellationToken cancellationToken)
    {
        if (ThrowsEverySecondTime && ++_calls % 2 != 0) throw new HttpRequestException("Out of order.");
        return Suspends ? SuspendAsync(id) : new(id);
    }

    public Task<int> GetTaskAsync(int id, CancellationToken cancellationToken) => Suspends ? SuspendTaskAsync(id) : Task.FromResult(id);

    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> SuspendAsync(int id)
    {
        await Task.Yield();
        return id;
    }

    private static async Task<int> SuspendTaskAsync(int id)
    {
        await Task.Yield();
        return id;
    }
}

/// <summary>A member that never works.</summary>
public sealed class BrokenQuotes : IChainedQuotes
{
    public ValueTask<int> GetAsync(int id, CancellationToken cancellationToken) => throw new HttpRequestException("Out of order.");
}
