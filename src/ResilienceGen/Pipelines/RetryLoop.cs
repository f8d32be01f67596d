using Polly;
using Polly.Retry;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The retries of one operation. Polly counts, waits on the clock and watches the caller's token; it is entered at the first failure. Whether and after
/// what delay to go on is planned by the <see cref="RetrySession"/>, because Polly asks before it knows the delay and cannot see the time left.
/// </summary>
internal sealed class RetryLoop
{
    private static readonly ResiliencePropertyKey<RetrySession> SessionKey = new("ResilienceGen.RetrySession");

    private readonly ResiliencePipeline<bool> _pipeline;

    public RetryLoop(RetryPolicy policy, ResilienceRuntime runtime, bool isIdempotent)
    {
        Policy = policy;
        Runtime = runtime;
        IsIdempotent = isIdempotent;
        _pipeline = Build(policy, runtime.TimeProvider);
    }

    public RetryPolicy Policy { get; }

    public ResilienceRuntime Runtime { get; }

    public bool IsIdempotent { get; }

    /// <summary>Retries after a failed first attempt, if that makes sense, and returns the outcome of the call.</summary>
    public async ValueTask<AttemptOutcome<TResult>> ContinueAsync<TService, TCall, TResult>(RetrySession<TService, TCall, TResult> session)
        where TCall : struct, ICall<TService, TResult>
    {
        if (!session.PlanRetry())
            return session.Last;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, session.CallerToken);
        context.Properties.Set(SessionKey, session);
        try
        {
            if (TCall.IsSynchronous)
                _pipeline.Execute(static (_, session) => session.Next(), context, session);
            else
                await _pipeline.ExecuteAsync(static (_, session) => session.NextAsync(), context, session).ConfigureAwait(false);
            return session.Last;
        }
        catch (OperationCanceledException exception) when (session.CallerToken.IsCancellationRequested)
        {
            session.DiscardLast();
            return AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(exception, session.CallerToken));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<bool> Build(RetryPolicy policy, TimeProvider time) =>
        new ResiliencePipelineBuilder<bool> { TimeProvider = time }
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

    private static RetrySession Session(ResilienceContext context) => context.Properties.GetValue(SessionKey, null!);
}
