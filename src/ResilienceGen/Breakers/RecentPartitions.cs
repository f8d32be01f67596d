namespace ResilienceGen.Breakers;

/// <summary>The partitions of one circuit in the order of their last use.</summary>
internal sealed class RecentPartitions
{
    private readonly LinkedList<string> _order = new();
    private readonly Dictionary<string, LinkedListNode<string>> _nodes = new(StringComparer.Ordinal);

    /// <summary>Notes a use.</summary>
    public void Touch(string partition)
    {
        lock (_order)
        {
            if (!_nodes.TryGetValue(partition, out var node)) _nodes.Add(partition, node = new LinkedListNode<string>(partition));
            else _order.Remove(node);
            _order.AddFirst(node);
        }
    }

    /// <summary>Takes out the partition that has to go to keep the limit; null if none has.</summary>
    public string? Surplus(int limit)
    {
        lock (_order)
        {
            if (_nodes.Count <= limit) return null;
            var last = _order.Last!.Value;
            _order.RemoveLast();
            _nodes.Remove(last);
            return last;
        }
    }
}
