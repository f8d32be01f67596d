using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Options;

/// <summary>What is wrong with an option that a project wrote.</summary>
internal static class OptionCheck
{
    private static readonly string[] Switch = ["true", "false"];
    private static readonly string[] Exemption = ["exempt", "judge"];
    private static readonly string[] Required = [.. AnalyzerSettings.RequiredWords.Select(known => known.Word)];

    private static readonly Dictionary<string, Func<string, string?>> Checks = new(StringComparer.OrdinalIgnoreCase)
    {
        [AnalyzerSettings.RequiredKey] = value => EachOf(value, Required),
        [AnalyzerSettings.SinksKey] = IdProblem,
        [AnalyzerSettings.PathsKey] = IdProblem,
        [AnalyzerSettings.TestCodeKey] = value => OneOf(value, Exemption),
        [AnalyzerSettings.ProbesKey] = value => OneOf(value, Exemption),
        [AnalyzerSettings.BreakerCountsKey] = value => OneOf(value, ["attempts", "calls"]),
        [AnalyzerSettings.ExemptKey] = value => OneOf(value, Switch),
        [AnalyzerSettings.StrictStaleKey] = value => OneOf(value, Switch),
        [AnalyzerSettings.UnsafeVerbsKey] = value => EachOf(value, [.. AnalyzerSettings.IdempotentWrites]),
        [AnalyzerSettings.ReadingSegmentsKey] = value => Words(value).Where(word => !AnalyzerSettings.IsSegment(word)).Select(word => $"'{word}' is no single segment of an address").FirstOrDefault(),
    };

    /// <summary>The problem, as the end of a sentence; null where all is well.</summary>
    public static string? Problem(string key, string value) =>
        Checks.TryGetValue(key, out var check) ? check(value.Trim()) : $"no rule reads this key; there are {List(Checks.Keys.OrderBy(known => known, StringComparer.Ordinal))}";

    // Whether the member exists is not asked: one file may serve projects of which some do not know it.
    private static string? IdProblem(string value) =>
        Words(value).Where(id => !ListedMembers.IsId(id)).Select(id => $"'{id}' is neither 'M:Namespace.Type.Method' nor 'T:Namespace.Type'").FirstOrDefault();

    private static string? EachOf(string value, string[] allowed) => Words(value).Select(word => OneOf(word, allowed)).FirstOrDefault(problem => problem is not null);

    private static string? OneOf(string value, string[] allowed) =>
        allowed.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"'{value}' is none of {List(allowed)}";

    private static IEnumerable<string> Words(string value) => ListedMembers.Split(value).Where(word => word.Length > 0);

    private static string List(IEnumerable<string> words) => string.Join(", ", words);
}
