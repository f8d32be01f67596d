namespace ResilienceGen.Cli.Migration;

/// <summary>Finds where two texts run together again after a difference.</summary>
internal sealed class LineMatcher
{
    private readonly string[] _old;
    private readonly string[] _new;
    private readonly Dictionary<string, List<int>> _newPositions = [];

    public LineMatcher(string[] old, string[] @new)
    {
        _old = old;
        _new = @new;
        for (var line = 0; line < @new.Length; line++)
        {
            if (!_newPositions.TryGetValue(@new[line], out var positions)) _newPositions[@new[line]] = positions = [];
            positions.Add(line);
        }
    }

    /// <summary>The nearest pair of equal lines at or after these two that starts a common run; the two ends where there is none.</summary>
    public (int Old, int New) NextMatch(int oldStart, int newStart)
    {
        var best = (Old: _old.Length, New: _new.Length);
        var distance = best.Old - oldStart + best.New - newStart;
        for (var old = oldStart; old < _old.Length && old - oldStart < distance; old++)
        {
            if (FirstFrom(_old[old], newStart) is not { } match) continue;
            var candidate = old - oldStart + match - newStart;
            if (candidate >= distance || !StartsRun(old, match)) continue;
            best = (old, match);
            distance = candidate;
        }

        return best;
    }

    private int? FirstFrom(string line, int start)
    {
        if (!_newPositions.TryGetValue(line, out var positions)) return null;
        var index = positions.BinarySearch(start);
        index = index < 0 ? ~index : index;
        return index < positions.Count ? positions[index] : null;
    }

    // A lone brace or blank line matches anywhere; the line after it must agree as well.
    private bool StartsRun(int old, int @new) =>
        old + 1 >= _old.Length || @new + 1 >= _new.Length
            ? old + 1 >= _old.Length && @new + 1 >= _new.Length
            : _old[old + 1] == _new[@new + 1];
}
