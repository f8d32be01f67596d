using System.Text;

namespace ResilienceGen.Cli.Migration;

/// <summary>The difference of two texts in the unified format that <c>git apply</c> reads.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoNewLine = "\n\\ No newline at end of file\n";

    /// <param name="path">The path of the file, relative, with forward slashes.</param>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    public static (string Header, string Hunks) Of(string path, string before, string after)
    {
        var old = Lines(before);
        var @new = Lines(after);
        var (source, target) = (Quoted("a/" + path), Quoted("b/" + path));
        var hunks = new StringBuilder();
        foreach (var hunk in Hunks(Changes(old, @new))) Write(hunk, old, @new, hunks);
        return ($"diff --git {source} {target}\n--- {source}\n+++ {target}\n", hunks.ToString());
    }

    // Lines keep their ends: a carriage return is part of the line.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static List<Change> Changes(string[] old, string[] @new)
    {
        var changes = new List<Change>();
        var oldLine = 0;
        var newLine = 0;
        var matcher = new LineMatcher(old, @new);
        while (oldLine < old.Length || newLine < @new.Length)
        {
            if (oldLine < old.Length && newLine < @new.Length && old[oldLine] == @new[newLine])
            {
                oldLine++;
                newLine++;
                continue;
            }

            var (oldEnd, newEnd) = matcher.NextMatch(oldLine, newLine);
            changes.Add(new Change(oldLine, oldEnd, newLine, newEnd));
            (oldLine, newLine) = (oldEnd, newEnd);
        }

        return changes;
    }

    private static IEnumerable<List<Change>> Hunks(List<Change> changes)
    {
        var hunk = new List<Change>();
        foreach (var change in changes)
        {
            if (hunk.Count > 0 && change.OldStart - hunk[^1].OldEnd > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(change);
        }

        if (hunk.Count > 0) yield return hunk;
    }

    private static void Write(List<Change> hunk, string[] old, string[] @new, StringBuilder diff)
    {
        var before = Math.Min(Context, hunk[0].OldStart);
        var after = Math.Min(Context, old.Length - hunk[^1].OldEnd);
        var oldStart = hunk[0].OldStart - before;
        var oldCount = hunk[^1].OldEnd + after - oldStart;
        var newStart = hunk[0].NewStart - before;
        var newCount = hunk[^1].NewEnd + after - newStart;
        diff.Append($"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n");
        var line = oldStart;
        foreach (var change in hunk)
        {
            for (; line < change.OldStart; line++) Append(diff, ' ', old[line]);
            for (; line < change.OldEnd; line++) Append(diff, '-', old[line]);
            for (var added = change.NewStart; added < change.NewEnd; added++) Append(diff, '+', @new[added]);
        }

        for (; line < oldStart + oldCount; line++) Append(diff, ' ', old[line]);
    }

    private static string Range(int start, int count) => $"{(count == 0 ? start : start + 1)},{count}";

    private static void Append(StringBuilder diff, char mark, string line)
    {
        diff.Append(mark).Append(line);
        if (!line.EndsWith('\n')) diff.Append(NoNewLine);
    }

    // Git quotes a name with special characters; a plain space needs no quotes in these headers, but a tab would end the name.
    private static string Quoted(string path)
    {
        if (path.AsSpan().IndexOfAny("\"\\\t\n") < 0) return path;
        var escaped = new StringBuilder(path).Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\t", "\\t").Replace("\n", "\\n");
        return $"\"{escaped}\"";
    }

    private sealed record Change(int OldStart, int OldEnd, int NewStart, int NewEnd);
}
