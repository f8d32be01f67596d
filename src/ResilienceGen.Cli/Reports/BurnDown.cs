using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Baseline;

namespace ResilienceGen.Cli.Reports;

/// <summary>How many gaps were accepted at a time.</summary>
internal sealed record BurnDownPoint(DateTimeOffset Time, int Entries);

/// <summary>The history of the baselines, read from git: one point for each commit that changed one of them.</summary>
internal static class BurnDown
{
    // More would not be seen in the chart; of a longer history evenly spread commits are read.
    private const int MaximumCommits = 120;

    public static async Task<ImmutableArray<BurnDownPoint>> ReadAsync(IEnumerable<string> baselines, CancellationToken cancellationToken)
    {
        var changes = new List<(DateTimeOffset Time, string Path, int Entries)>();
        foreach (var path in baselines) changes.AddRange(await ChangesAsync(path, cancellationToken));
        var current = new Dictionary<string, int>();
        var points = ImmutableArray.CreateBuilder<BurnDownPoint>();
        foreach (var (time, path, entries) in changes.OrderBy(change => change.Time))
        {
            current[path] = entries;
            points.Add(new BurnDownPoint(time, current.Values.Sum()));
        }

        return points.ToImmutable();
    }

    private static async Task<IReadOnlyList<(DateTimeOffset, string, int)>> ChangesAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path);
        var log = await Git.AskAsync(folder, cancellationToken, "log", "--format=%H %cI", "--", name);
        var changes = new List<(DateTimeOffset, string, int)>();
        foreach (var commit in Spread(log?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []))
        {
            var time = DateTimeOffset.Parse(commit[(commit.IndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
            // A commit that took the file away has no content to show.
            var text = await Git.AskAsync(folder, cancellationToken, "show", $"{commit[..commit.IndexOf(' ')]}:./{name}") ?? "";
            changes.Add((time, path, BaselineParser.Parse(SourceText.From(text)).Lines.Length));
        }

        return changes;
    }

    private static IEnumerable<string> Spread(string[] commits) =>
        commits.Length <= MaximumCommits
            ? commits
            : Enumerable.Range(0, MaximumCommits).Select(index => commits[index * (commits.Length - 1) / (MaximumCommits - 1)]);
}
