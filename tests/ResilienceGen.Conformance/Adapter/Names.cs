namespace ResilienceGen.Conformance.Adapter;

/// <summary>Names in the written sources.</summary>
internal static class Names
{
    /// <summary>The namespace of a scenario: <c>RT-001</c> → <c>S_RT_001</c>.</summary>
    public static string Space(string scenario) => $"S_{scenario.Replace('-', '_')}";

    /// <summary>The class that implements an interface by its script.</summary>
    public static string Implementation(string type) => $"Scripted{type}";

    /// <summary>The class of an endpoint: <c>backup-1</c> → <c>Backup1</c>.</summary>
    public static string Member(string endpoint) =>
        string.Concat(endpoint.Split(['-', '_', '.', '/', ' '], StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
