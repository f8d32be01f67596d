namespace ResilienceGen.Breakers;

/// <summary>The partitions of one circuit in the order of their last use.</summary>
internal sealed class RecentPartitions
{
    private readonly LinkedList<string> _order = new();
    private readonly Dictionary<string, LinkedListNode<string>> _nodes = new(StringComparer.Ordinal);

    /// <summary>Notes a use. Returns the partition that has to go to keep the limit, if one has.</summary>
    public string? Touch(string partition, int limit)
    {
        lock (_order)
        {
            if (_nodes.TryGetValue(partition, out var node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
                return null;
            }

            _nodes.Add(partition, _order.AddFirst(partition));
            if (_nodes.Count <= limit) return null;
            var last = _order.Last!.Value;
            _order.RemoveLast();
            _nodes.Remove(last);
            return last;
        }
    }
}
