using Polly;
using Polly.Retry;
using ResilienceGen.Breakers;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines;

/// <summary>
/// The retries of one operation. Polly counts, waits on the clock and watches the caller's token; it is entered at the first failure. Whether and after
/// what delay to go on is planned by the <see cref="RetrySession"/>, because Polly asks before it knows the delay and cannot see the time left.
/// </summary>
internal sealed class RetryLoop
{
    private static readonly ResiliencePropertyKey<RetrySession> SessionKey = new("ResilienceGen.RetrySession");

    private readonly Lazy<ResiliencePipeline<bool>> _pipeline;

    public RetryLoop(RetryPolicy policy, OperationDescriptor operation, ResilienceRuntime runtime, bool isChainMember)
    {
        Policy = policy;
        Runtime = runtime;
        IsIdempotent = operation.IsIdempotent;
        AllowsNested = operation.AllowsNestedRetry;
        WaitsForCircuit = !isChainMember && (policy.RetryOn.Holds(typeof(BrokenCircuitException)) || policy.RetryOn.Holds(typeof(Polly.CircuitBreaker.BrokenCircuitException)));
        _pipeline = new(() => Build(policy, runtime.TimeProvider));
    }

    public RetryPolicy Policy { get; }

    public ResilienceRuntime Runtime { get; }

    public bool IsIdempotent { get; }

    public bool AllowsNested { get; }

    /// <summary>True if the user asks to wait for an open circuit. A chain never does: its next member is there at once.</summary>
    public bool WaitsForCircuit { get; }

    /// <summary>Retries after a failed first attempt, if that makes sense, and returns the outcome of the call.</summary>
    public ValueTask<AttemptOutcome<TResult>> ContinueAsync<TService, TCall, TResult>(RetrySession<TService, TCall, TResult> session)
        where TCall : struct, ICall<TService, TResult> =>
        session.PlanRetry() ? RunAsync(session) : new(session.Last);

    private async ValueTask<AttemptOutcome<TResult>> RunAsync<TService, TCall, TResult>(RetrySession<TService, TCall, TResult> session)
        where TCall : struct, ICall<TService, TResult>
    {
        // Nothing to wait for, nothing to watch: Polly would only cost.
        while (session.Delay == TimeSpan.Zero)
        {
            if (!await session.RetryAtOnceAsync().ConfigureAwait(false)) return session.Last;
        }

        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, session.CallerToken);
        context.Properties.Set(SessionKey, session);
        try
        {
            if (TCall.IsSynchronous)
                _pipeline.Value.Execute(static (_, session) => session.Next(), context, session);
            else
                await _pipeline.Value.ExecuteAsync(static (_, session) => session.NextAsync(), context, session).ConfigureAwait(false);
            return session.Last;
        }
        catch (OperationCanceledException exception) when (session.CallerToken.IsCancellationRequested)
        {
            session.DiscardLast();
            return AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(exception, session.CallerToken));
        }
        finally
        {
            session.EndRetry();
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
