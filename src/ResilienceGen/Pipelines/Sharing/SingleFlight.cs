namespace ResilienceGen.Pipelines.Sharing;

/// <summary>The calls of one operation on one inner object that are under way, by their arguments. Nothing is kept once a call is over, errors least of all.</summary>
internal sealed class SingleFlight
{
    private readonly Dictionary<object, object> _calls = [];

    public Task<TResult> RunAsync<TResult>(object key, Func<CancellationToken, Task<TResult>> start, CancellationToken callerToken)
    {
        SharedCall<TResult> shared;
        TaskCompletionSource<TResult>? mine = null;
        lock (_calls)
        {
            if (_calls.TryGetValue(key, out var found) && found is SharedCall<TResult> running && running.TryJoin())
            {
                shared = running;
            }
            else
            {
                mine = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
                shared = new SharedCall<TResult> { Work = mine.Task };
                shared.TryJoin();
                _calls[key] = shared;
            }
        }

        if (mine is not null) _ = LeadAsync(key, shared, mine, start);
        return shared.WaitAsync(callerToken);
    }

    private async Task LeadAsync<TResult>(object key, SharedCall<TResult> shared, TaskCompletionSource<TResult> completion, Func<CancellationToken, Task<TResult>> start)
    {
        try
        {
            var result = await start(shared.Token).ConfigureAwait(false);
            Forget(key, shared);
            completion.SetResult(result);
        }
        catch (Exception exception)
        {
            // A cancellation too is handed on as it was thrown: it may be the callee's own timeout.
            Forget(key, shared);
            completion.SetException(exception);
        }

        // Whether anybody still looks at it or not, its fault is observed.
        _ = completion.Task.Exception;
    }

    private void Forget(object key, object shared)
    {
        lock (_calls)
        {
            if (_calls.TryGetValue(key, out var current) && ReferenceEquals(current, shared)) _calls.Remove(key);
        }
    }
}
