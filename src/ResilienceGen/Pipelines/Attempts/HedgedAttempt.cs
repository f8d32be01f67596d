using ResilienceGen.Pipelines.Load;
using ResilienceGen.Policies;
using ResilienceGen.Telemetry;

namespace ResilienceGen.Pipelines.Attempts;

/// <summary>
/// One attempt that is sent again while it has not been answered; the first success wins. Losers are cancelled and not waited for, and what they return is
/// disposed. To circuits the cancellation of a loser is neutral, as that of a caller is.
/// </summary>
internal sealed class HedgedAttempt<TService, TCall, TResult>(MemberPath<TService> path, HedgePolicy policy, TCall call, CallScope scope, int number)
    where TCall : struct, ICall<TService, TResult>
{
    private readonly List<Task<AttemptOutcome<TResult>>> _running = [];
    private int _hedges;

    public async ValueTask<AttemptOutcome<TResult>> RunAsync()
    {
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(scope.CallerToken);
        Send(losers.Token);
        try
        {
            while (true)
            {
                if (await NextToEndAsync(losers.Token).ConfigureAwait(false) is not { } ended)
                {
                    TryHedge(losers.Token);
                    continue;
                }

                _running.Remove(ended);
                var outcome = await ended.ConfigureAwait(false);
                if (outcome.End == AttemptEnd.Success || _running.Count == 0) return Unlinked(outcome);
                outcome.Discard();
            }
        }
        finally
        {
            await CancelAsync(losers).ConfigureAwait(false);
            foreach (var loser in _running) _ = DiscardAsync(loser);
        }
    }

    // What a loser does when it is cancelled is no concern of the winner.
    private static async Task CancelAsync(CancellationTokenSource losers)
    {
        try
        {
            await losers.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException exception)
        {
            ResilienceEventSource.Log.FaultSwallowed("Cancelling a hedge", exception);
        }
    }

    private void Send(CancellationToken token) =>
        _running.Add(path.AttemptAsync<TCall, TResult>(call, scope with { CallerToken = token }, number).AsTask());

    /// <summary>An attempt that has ended, or null if it is time for another one.</summary>
    private async Task<Task<AttemptOutcome<TResult>>?> NextToEndAsync(CancellationToken token)
    {
        if (_hedges >= policy.MaxHedges) return await Task.WhenAny(_running).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var wait = Task.Delay(path.Plan.HedgeDelay(policy), scope.Runtime.TimeProvider, stop.Token);
        var first = await Task.WhenAny([.. _running, wait]).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == wait && !wait.IsCanceled ? null : await Task.WhenAny(_running).ConfigureAwait(false);
    }

    private void TryHedge(CancellationToken token)
    {
        _hedges++;
        if (path.Plan.CircuitOf(scope.Partition)?.RefusesNow() == true) return;
        if (scope.Plan.Load is { } load)
        {
            if (!load.TryBeginRetry())
            {
                ResilienceMetrics.RetrySuppressed(path.Tags, "budget");
                return;
            }

            Send(token);
            _ = _running[^1].ContinueWith(static (_, load) => ((EndpointLoad)load!).EndRetry(), load, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        else
        {
            Send(token);
        }

        ResilienceMetrics.Hedged(path.Tags);
    }

    // The attempts knew a token of ours; the caller expects his own.
    private AttemptOutcome<TResult> Unlinked(AttemptOutcome<TResult> outcome) => outcome.End == AttemptEnd.Cancelled
        ? AttemptOutcome<TResult>.From(AttemptEnd.Cancelled, FailureClassifier.ToCancellation(outcome.Exception, scope.CallerToken))
        : outcome;

    private static async Task DiscardAsync(Task<AttemptOutcome<TResult>> loser)
    {
        var outcome = await loser.ConfigureAwait(false);
        if (outcome.IsResult) await Disposal.DisposeAsync(outcome.Result, "Disposing the result of a hedge").ConfigureAwait(false);
    }
}
