namespace ResilienceGen.Tests.Linearisable;

/// <summary>
/// Looks for an order of the operations that respects which was over before which began, and in which the model gives every answer that was given
/// (J. M. Wing and C. Gong, Testing and Verifying Concurrent Objects, 1993).
/// </summary>
internal sealed class Linearisation(IReadOnlyList<CircuitOperation> history)
{
    private readonly HashSet<(int Done, string State)> _deadEnds = [];

    public bool Exists(CircuitModel start) => Find(start, done: 0);

    private bool Find(CircuitModel model, int done)
    {
        if (done == (1 << history.Count) - 1) return true;
        if (_deadEnds.Contains((done, model.Key))) return false;
        for (var index = 0; index < history.Count; index++)
        {
            if (IsDone(index) || !MayComeNext(index)) continue;
            foreach (var at in Times(model.Now, index, done))
            {
                if (model.After(history[index], Overlaps(index), at) is { } next && Find(next, done | (1 << index))) return true;
            }
        }

        _deadEnds.Add((done, model.Key));
        return false;

        bool IsDone(int index) => (done & (1 << index)) != 0;

        bool MayComeNext(int index)
        {
            for (var other = 0; other < history.Count; other++)
            {
                if (other != index && !IsDone(other) && history[other].Precedes(history[index])) return false;
            }

            return true;
        }
    }

    // The clock is read before the answer is given: time may have moved on between, and a break or a lease then counts from the earlier moment.
    private IEnumerable<int> Times(int now, int index, int done)
    {
        yield return now;
        for (var other = history.Count - 1; other >= 0; other--)
        {
            if ((done & (1 << other)) == 0 || history[other].Request != Request.Wait || history[other].Precedes(history[index])) continue;
            yield return now -= history[other].Milliseconds;
        }
    }

    private bool Overlaps(int index)
    {
        for (var other = 0; other < history.Count; other++)
        {
            if (other != index && !history[other].Precedes(history[index]) && !history[index].Precedes(history[other])) return true;
        }

        return false;
    }
}
