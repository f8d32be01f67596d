using ResilienceGen.Breakers;
using ResilienceGen.Pipelines.Attempts;
using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Retries;

/// <summary>
/// The retries of one operation. Polly counts, waits on the clock and watches the caller's token; it is entered at the first failure. Whether and after
/// what delay to go on is planned by the <see cref="RetrySession"/>, because Polly asks before it knows the delay and cannot see the time left.
/// </summary>
internal sealed class RetryLoop
{
    private RetryPipeline? _pipeline;

    public RetryLoop(RetryPolicy policy, OperationDescriptor operation, ResilienceRuntime runtime, bool isChainMember)
    {
        Policy = policy;
        Runtime = runtime;
        IsIdempotent = operation.IsIdempotent;
        AllowsNested = operation.AllowsNestedRetry;
        WaitsForCircuit = !isChainMember && (policy.RetryOn.Holds(typeof(BrokenCircuitException)) || policy.RetryOn.Holds(typeof(Polly.CircuitBreaker.BrokenCircuitException)));
    }

    public RetryPolicy Policy { get; }

    public ResilienceRuntime Runtime { get; }

    public bool IsIdempotent { get; }

    public bool AllowsNested { get; }

    /// <summary>True if the user asks to wait for an open circuit. A chain never does: its next member is there at once.</summary>
    public bool WaitsForCircuit { get; }

    /// <summary>Retries after a failed first attempt, if that makes sense, and returns the outcome of the call.</summary>
    public ValueTask<AttemptOutcome<TResult>> ContinueAsync<TService, TCall, TResult>(RetrySession<TService, TCall, TResult> session)
        where TCall : struct, ICall<TService, TResult>
    {
        if (!session.PlanRetry()) return new(session.Last);
        if (session.Delay != TimeSpan.Zero) return RunAsync(session, new(true));

        // Nothing to wait for, nothing to watch: Polly would only cost, and so would an asynchronous method as long as nothing suspends.
        var running = session.RetryAtOnceAsync();
        if (!running.IsCompletedSuccessfully) return RunAsync(session, running);
        if (running.Result) return RunAsync(session, new(true));
        session.EndRetry();
        return new(session.Last);
    }

    /// <param name="session">The call.</param>
    /// <param name="goesOn">True if a retry is planned; it may still be decided.</param>
    private async ValueTask<AttemptOutcome<TResult>> RunAsync<TService, TCall, TResult>(RetrySession<TService, TCall, TResult> session, ValueTask<bool> goesOn)
        where TCall : struct, ICall<TService, TResult>
    {
        try
        {
            while (await goesOn.ConfigureAwait(false))
            {
                if (session.Delay != TimeSpan.Zero)
                {
                    var pipeline = _pipeline ??= new RetryPipeline(Policy, Runtime.TimeProvider);
                    await pipeline.RunAsync(session, TCall.IsSynchronous, session.CallerToken).ConfigureAwait(false);
                    break;
                }

                goesOn = session.RetryAtOnceAsync();
            }

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
        }
    }
}
