using System.Text;
using ResilienceGen.Analyzers.MigrationGap.Withhold;

namespace ResilienceGen.Cli.Reports;

/// <summary>A reason code in words.</summary>
internal static class ReasonWords
{
    public static string Of(string code) => code switch
    {
        "bypassesPath" => "a path is in reach and can be taken",
        "noPath" => "no path is in reach",
        _ => ReasonTexts.All.TryGetValue(code, out var text) ? text : Split(code),
    };

    private static string Split(string code) =>
        code.Aggregate(new StringBuilder(), (words, letter) => char.IsUpper(letter) ? words.Append(' ').Append(char.ToLowerInvariant(letter)) : words.Append(letter)).ToString();
}
