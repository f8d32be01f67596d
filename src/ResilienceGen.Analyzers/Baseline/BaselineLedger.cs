using System.Collections.Concurrent;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>A finding with what it is filed under and where it stands.</summary>
internal readonly record struct FiledFinding<T>(T Finding, BaselineKey Key, string Path, int Position);

/// <summary>How many findings of each key a baseline accepts, and how many of them one compilation has.</summary>
internal sealed class BaselineLedger(BaselineFile file)
{
    private readonly Dictionary<BaselineKey, int> _accepted = file.Lines.GroupBy(line => line.Entry.Key).ToDictionary(equal => equal.Key, equal => equal.Count());
    private readonly HashSet<(string, string)> _named = [.. file.Lines.Select(line => (line.Entry.Key.Member, line.Entry.Key.Callee))];
    private readonly ConcurrentDictionary<BaselineKey, int> _found = [];

    public bool IsEmpty => _accepted.Count == 0;

    /// <summary>Whether any entry speaks of the callee in the member: cheaper to ask than to read the call.</summary>
    public bool Names(BaselineSubject subject) => _named.Contains((subject.Member, subject.Callee));

    /// <summary>How many findings of this key were filed.</summary>
    public int Found(BaselineKey key) => _found.TryGetValue(key, out var count) ? count : 0;

    /// <summary>Files findings and tells which of them are accepted. All with one key stand in one member and are filed together.</summary>
    public ISet<T> Accept<T>(IEnumerable<FiledFinding<T>> findings)
    {
        var accepted = new HashSet<T>();
        foreach (var equal in findings.GroupBy(finding => finding.Key))
        {
            if (!_accepted.TryGetValue(equal.Key, out var count)) continue;
            // Of equal findings the first are the old ones: a copy added below is the new one.
            var inOrder = equal.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Position).Select(finding => finding.Finding).ToList();
            accepted.UnionWith(inOrder.Take(count));
            _found.AddOrUpdate(equal.Key, inOrder.Count, (_, known) => known + inOrder.Count);
        }

        return accepted;
    }

    /// <summary>The entries beyond what was found.</summary>
    /// <param name="found">How many findings of a key there are; beyond one compilation, the most that any has.</param>
    public IEnumerable<BaselineLine> Unused(Func<BaselineKey, int> found) =>
        file.Lines.GroupBy(line => line.Entry.Key).SelectMany(equal => equal.Skip(found(equal.Key)));
}
