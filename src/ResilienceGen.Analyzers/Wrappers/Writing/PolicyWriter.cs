using System.Collections.Immutable;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes policies as object creations: on one line where they fit, else a setting per line.</summary>
internal static class PolicyWriter
{
    private const int LongestLine = 150;

    /// <summary>Writes a creation with its settings, which stand a level deeper when they need lines of their own.</summary>
    public static void Write(CodeWriter writer, string creation, ImmutableArray<string> settings, string end = ";")
    {
        if (settings.IsEmpty)
        {
            writer.Write($"{creation}{end}");
        }
        else if (creation.Length + LengthOf(settings) + end.Length <= LongestLine)
        {
            writer.Add($"{creation} {{ ");
            writer.AddList(settings, static (writer, setting) => writer.Add(setting));
            writer.Write($" }}{end}");
        }
        else
        {
            using var block = writer.Block(creation, end: "}" + end);
            foreach (var setting in settings) writer.Write($"{setting},");
        }
    }

    public static IEnumerable<string> Settings(PolicySetModel policies)
    {
        if (policies.Retry is { } retry) yield return $"Retry = {Text(retry)}";
        if (policies.Timeout is { } timeout) yield return $"Timeout = {Text(timeout)}";
        if (policies.CircuitBreaker is { } breaker) yield return $"CircuitBreaker = {Text(breaker)}";
    }

    // In braces behind a creation, with commas between them.
    private static int LengthOf(ImmutableArray<string> settings)
    {
        var length = " {  }".Length + (", ".Length * (settings.Length - 1));
        foreach (var setting in settings) length += setting.Length;
        return length;
    }

    public static string Text(PolicyModel policy) => policy.Values.Count == 0 ? "new()" : $"new() {{ {string.Join(", ", policy.Values.Select(Text))} }}";

    public static string Text(PolicyValue value) => $"{value.Property} = {value.Value}";
}
