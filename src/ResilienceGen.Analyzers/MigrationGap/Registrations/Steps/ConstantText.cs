using System.Globalization;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

/// <summary>Writes a constant so that equal ones have equal texts: <c>true</c>, <c>null</c>, <c>3</c> (also for an enum), and strings after a quote.</summary>
internal static class ConstantText
{
    public const string Null = "null";
    public const string True = "true";

    public static string Of(object? constant) => constant switch
    {
        null => Null,
        bool flag => flag ? True : "false",
        string text => OfName(text),
        _ => Convert.ToString(constant, CultureInfo.InvariantCulture),
    };

    public static string OfName(string name) => "\"" + name;

    /// <summary>The string that was written; null for a constant that is none.</summary>
    public static string? NameIn(string text) => text.StartsWith("\"", StringComparison.Ordinal) ? text.Substring(1) : null;
}
