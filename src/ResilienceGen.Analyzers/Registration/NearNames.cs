namespace ResilienceGen.Analyzers.Registration;

/// <summary>Tells a name that was probably meant from one that merely exists.</summary>
internal static class NearNames
{
    private const int MaxEdits = 2;

    /// <summary>The name that differs by case or by a slip of the pen; null where none is that close.</summary>
    public static string? To(string name, IEnumerable<string?> candidates) =>
        candidates.OfType<string>().FirstOrDefault(candidate => candidate.Length > 2 * MaxEdits && Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant()) <= MaxEdits);

    // Levenshtein's distance, one row at a time.
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
