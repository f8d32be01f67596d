using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>Moves code that has several lines to another depth.</summary>
internal static class Indentation
{
    /// <summary>Whether a string of several lines would change with its indentation.</summary>
    public static bool Matters(SyntaxNode code) =>
        code.DescendantTokens().Any(token => token.Kind() is not SyntaxKind.None && token.Text.Contains('\n'));

    /// <summary>The white space in front of the first thing on the node's line.</summary>
    public static string Of(SyntaxNode code)
    {
        var line = code.SyntaxTree.GetText().Lines.GetLineFromPosition(code.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The text with its lines, from the second one on, at another depth.</summary>
    public static string Moved(string text, string from, string to) => string.Join("\n", text.Split('\n').Select((line, index) =>
        index == 0 || line.Trim().Length == 0 ? line
        : to + (line.StartsWith(from, StringComparison.Ordinal) ? line.Substring(from.Length) : line.TrimStart())));
}
