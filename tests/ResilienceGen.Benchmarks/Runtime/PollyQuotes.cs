using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Retry;

namespace ResilienceGen.Benchmarks.Runtime;

/// <summary>Polly in its best style: one pipeline, static lambdas, the state passed along.</summary>
internal sealed class PollyQuotes(IQuotes inner) : IQuotes
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.Zero })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 10, FailureRatio = 0.9 })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    public ValueTask<int> GetAsync(int id, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(static (state, token) => state.inner.GetAsync(state.id, token), (inner, id), cancellationToken);

    public Task<int> GetTaskAsync(int id, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(static async (state, token) => await state.inner.GetTaskAsync(state.id, token).ConfigureAwait(false), (inner, id), cancellationToken).AsTask();
}

/// <summary>A fallback of Polly from a pipeline whose circuit is open to a second one: both members are protected, as in a chain.</summary>
internal sealed class PollyFallback : IBaseQuotes
{
    private static readonly PollyQuotes Second = new(new Quotes());
    private readonly BrokenQuotes _first = new();
    private readonly ResiliencePipeline<int> _pipeline;

    public PollyFallback()
    {
        _pipeline = new ResiliencePipelineBuilder<int>()
            .AddFallback(new FallbackStrategyOptions<int>
            {
                ShouldHandle = static args => new(args.Outcome.Exception is not (null or OperationCanceledException)),
                FallbackAction = static async _ => Outcome.FromResult(await Second.GetAsync(1, default).ConfigureAwait(false)),
            })
            .AddRetry(new RetryStrategyOptions<int> { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = static args => new(args.Outcome.Exception is HttpRequestException) })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int> { MinimumThroughput = 2, FailureRatio = 0.1, BreakDuration = TimeSpan.FromHours(1) })
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();
    }

    public ValueTask<int> GetAsync(int id, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(static (state, token) => state._first.GetAsync(state.id, token), (_first, id), cancellationToken);
}

/// <summary>The second attempt written by hand.</summary>
internal sealed class HandWrittenRetry(IQuotes inner) : IQuotes
{
    public async ValueTask<int> GetAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return await inner.GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<int> GetTaskAsync(int id, CancellationToken cancellationToken) => inner.GetTaskAsync(id, cancellationToken);
}
