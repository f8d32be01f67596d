using System.Runtime.CompilerServices;

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

    /// <summary>Throws before it returns a task.</summary>
    public bool ThrowsEverySecondTime { get; init; }

    /// <summary>Throws in an asynchronous method, as clients do.</summary>
    public bool FailsAsync { get; init; }

    // A remote call is never inlined; if the compiler did it for one subject only, that one would save a frame of each throw.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> GetAsync(int id, CancellationToken cancellationToken)
    {
        if (FailsAsync) return FailEverySecondTimeAsync(id);
        if (ThrowsEverySecondTime && ++_calls % 2 != 0) throw new HttpRequestException("Out of order.");
        return Suspends ? SuspendAsync(id) : new(id);
    }

    public Task<int> GetTaskAsync(int id, CancellationToken cancellationToken) => Suspends ? SuspendTaskAsync(id) : Task.FromResult(id);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> SuspendAsync(int id)
    {
        await Task.Yield();
        return id;
    }

    private async ValueTask<int> FailEverySecondTimeAsync(int id)
    {
        await Task.CompletedTask;
        return ++_calls % 2 == 0 ? id : throw new HttpRequestException("Out of order.");
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
