using Polly;
using Polly.Retry;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>The part of a retry that Polly does: it waits on the clock, watches the caller's token and counts. Made at the first wait.</summary>
internal sealed class RetryPipeline(RetryPolicy policy, TimeProvider time)
{
    private static readonly ResiliencePropertyKey<RetrySession> SessionKey = new("ResilienceGen.RetrySession");

    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            MaxRetryAttempts = policy.Limit,
            ShouldHandle = static args => new ValueTask<bool>(args.Outcome is { Exception: null, Result: true }),
            DelayGenerator = static args => new ValueTask<TimeSpan?>(Session(args.Context).Delay),
            OnRetry = static args =>
            {
                Session(args.Context).DiscardLast();
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>Makes planned attempts until the session plans no more.</summary>
    public async ValueTask RunAsync(RetrySession session, bool isSynchronous, CancellationToken callerToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, callerToken);
        context.Properties.Set(SessionKey, session);
        try
        {
            if (isSynchronous) _pipeline.Execute(static (_, session) => session.Next(), context, session);
            else await _pipeline.ExecuteAsync(static (_, session) => session.NextAsync(), context, session).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetrySession Session(ResilienceContext context) => context.Properties.GetValue(SessionKey, null!);
}
