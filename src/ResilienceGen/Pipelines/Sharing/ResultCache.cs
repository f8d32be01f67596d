namespace ResilienceGen.Pipelines.Sharing;

/// <summary>Results of one operation on one inner object, by their arguments; the one unused for longest goes first.</summary>
internal sealed class ResultCache
{
    private readonly Dictionary<object, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _order = new();

    /// <summary>The kept result for these arguments and its age, if there is one.</summary>
    public bool TryGet<TResult>(object key, long now, out TResult result, out TimeSpan age)
    {
        lock (_order)
        {
            if (_entries.TryGetValue(key, out var node) && node.Value.Result is TResult kept)
            {
                _order.Remove(node);
                _order.AddFirst(node);
                (result, age) = (kept, TimeSpan.FromTicks(now - node.Value.At));
                return true;
            }
        }

        (result, age) = (default!, default);
        return false;
    }

    public void Set(object key, object? result, long now, int limit)
    {
        lock (_order)
        {
            if (_entries.Remove(key, out var old)) _order.Remove(old);
            _entries[key] = _order.AddFirst(new Entry(key, result, now));
            while (_entries.Count > limit)
            {
                _entries.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
            }
        }
    }

    private sealed record Entry(object Key, object? Result, long At);
}
