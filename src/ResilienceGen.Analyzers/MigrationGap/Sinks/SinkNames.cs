namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>The member names of the sinks, for the cheap test that comes before any symbol is asked for.</summary>
internal static class SinkNames
{
    public static HashSet<string> Client { get; } = new(StringComparer.Ordinal)
    {
        "GetAsync", "GetStringAsync", "GetStreamAsync", "GetByteArrayAsync",
        "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "SendAsync", "Send",
    };

    public static HashSet<string> Json { get; } = new(StringComparer.Ordinal)
    {
        "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "DeleteFromJsonAsync",
        "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync",
    };

    /// <summary>The verb a sink sends, where its name tells; <c>Send</c> depends on the request.</summary>
    public static string? VerbOf(string name) =>
        name.StartsWith("Get", StringComparison.Ordinal) ? "GET"
        : name.StartsWith("Post", StringComparison.Ordinal) ? "POST"
        : name.StartsWith("Put", StringComparison.Ordinal) ? "PUT"
        : name.StartsWith("Patch", StringComparison.Ordinal) ? "PATCH"
        : name.StartsWith("Delete", StringComparison.Ordinal) ? "DELETE"
        : null;
}
