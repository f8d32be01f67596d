namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Finds the names that more than one of several things has.</summary>
internal static class RepeatedNames
{
    public static HashSet<string> In(IEnumerable<string> names)
    {
        var (seen, repeated) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in names)
        {
            if (!seen.Add(name)) repeated.Add(name);
        }

        return repeated;
    }
}
