namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Tells by the first word of a name whether a method only reads. Words, not prefixes: <c>Getaway</c> gets nothing.</summary>
internal static class ReadingVerb
{
    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "Browse", "Contains", "Count", "Describe", "Download", "Enumerate", "Exists", "Fetch", "Find", "Get", "Has", "Head", "Is", "List",
        "Load", "Look", "Lookup", "Ping", "Query", "Read", "Retrieve", "Search", "Select",
    };

    public static bool Starts(string methodName) => Verbs.Contains(FirstWord(methodName));

    // "GetItems", "get_items", "GETItems" and "Get2" start with Get.
    private static string FirstWord(string name)
    {
        var end = 0;
        while (end < name.Length && char.IsUpper(name[end])) end++;
        if (end > 1) return name.Substring(0, end < name.Length && char.IsLower(name[end]) ? end - 1 : end);
        while (end < name.Length && char.IsLower(name[end])) end++;
        return name.Substring(0, end);
    }
}
