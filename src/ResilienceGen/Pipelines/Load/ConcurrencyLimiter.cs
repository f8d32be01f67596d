using ResilienceGen.Policies;

namespace ResilienceGen.Pipelines.Load;

/// <summary>
/// Places for calls, and a queue for those that find none. An adaptive limit moves by additive increase and multiplicative decrease, as TCP and Netflix's
/// concurrency-limits (AIMDLimit) do.
/// </summary>
internal sealed class ConcurrencyLimiter(ConcurrencyLimitPolicy policy)
{
    private const double Decrease = 0.9;

    private readonly object _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private ConcurrencyLimitPolicy _policy = policy;
    private double _limit = policy.MaxConcurrent;
    private int _running;

    public int Limit
    {
        get
        {
            lock (_gate) return (int)_limit;
        }
    }

    public void Reconfigure(ConcurrencyLimitPolicy policy)
    {
        lock (_gate)
        {
            if (policy == _policy) return;
            _policy = policy;
            _limit = policy.Adaptive ? Math.Clamp(_limit, policy.MinConcurrent, policy.MaxConcurrent) : policy.MaxConcurrent;
            Admit();
        }
    }

    /// <summary>Takes a place. A completed task if there is one, a pending one if the call has to wait, null if it cannot.</summary>
    public Task? TryEnter(bool mayWait, out LinkedListNode<TaskCompletionSource>? place)
    {
        lock (_gate)
        {
            place = null;
            if (_running < (int)_limit && _waiting.Count == 0)
            {
                _running++;
                return Task.CompletedTask;
            }

            if (!mayWait || _waiting.Count >= _policy.QueueLimit) return null;
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return place.Value.Task;
        }
    }

    /// <summary>Gives up waiting. False if the place was granted in the meantime: then it has to be left.</summary>
    public bool TryGiveUp(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            if (place.List is null) return false;
            _waiting.Remove(place);
            return true;
        }
    }

    public void Leave(bool succeeded, bool overloaded)
    {
        lock (_gate)
        {
            if (_policy.Adaptive) Adapt(succeeded, overloaded);
            _running--;
            Admit();
        }
    }

    // Called under the lock. The limit grows only while it is what holds calls back.
    private void Adapt(bool succeeded, bool overloaded)
    {
        if (overloaded) _limit = Math.Max(_policy.MinConcurrent, _limit * Decrease);
        else if (succeeded && _running * 2 >= _limit) _limit = Math.Min(_policy.MaxConcurrent, _limit + (1 / _limit));
    }

    // Called under the lock.
    private void Admit()
    {
        while (_running < (int)_limit && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _running++;
            first.Value.SetResult();
        }
    }
}
