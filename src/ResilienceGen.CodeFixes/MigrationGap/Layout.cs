using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>How the code around a statement is laid out: its indentation, one step of it, and its line ends.</summary>
internal sealed record Layout(string Indentation, string Step, string NewLine)
{
    public static Layout Of(StatementSyntax statement)
    {
        var indentation = IndentationOf(statement.GetFirstToken());
        var outer = statement.Parent is BlockSyntax block ? IndentationOf(block.CloseBraceToken) : "";
        var step = indentation.Length > outer.Length && indentation.StartsWith(outer, StringComparison.Ordinal) ? indentation.Substring(outer.Length)
            : indentation.Contains('\t') ? "\t"
            : "    ";
        return new Layout(indentation, step, NewLineOf(statement));
    }

    /// <summary>A lambda with a block body, placed so that its braces stand under the statement it belongs to.</summary>
    public string Block(string head, IEnumerable<StatementSyntax> statements, string last)
    {
        var text = new StringBuilder(head).Append(NewLine).Append(Indentation).Append('{').Append(NewLine);
        foreach (var statement in statements) text.Append(Line(statement, isFirst: text[text.Length - NewLine.Length - 1] == '{'));
        return text.Append(Indentation).Append(Step).Append(last).Append(NewLine).Append(Indentation).Append('}').ToString();
    }

    /// <summary>The code one step deeper, from its second line on; text inside strings stays as it is.</summary>
    public string Deeper(SyntaxNode code)
    {
        var text = new StringBuilder();
        var full = code.ToString();
        for (var start = 0; start < full.Length;)
        {
            var end = full.IndexOf('\n', start) + 1;
            if (end == 0) end = full.Length;
            var isBlank = string.IsNullOrWhiteSpace(full.Substring(start, end - start));
            if (start > 0 && !isBlank && !IsInString(code, code.SpanStart + start)) text.Append(Step);
            text.Append(full, start, end - start);
            start = end;
        }

        return text.ToString();
    }

    private string Line(StatementSyntax statement, bool isFirst)
    {
        var before = new StringBuilder();
        var lines = statement.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        foreach (var line in lines.Take(lines.Length - 1).SkipWhile(line => isFirst && string.IsNullOrWhiteSpace(line)))
            before.Append(string.IsNullOrWhiteSpace(line) ? "" : Step + line).Append(NewLine);

        // What stands on the statement's own line before it: white space, or a comment.
        var lead = lines[lines.Length - 1].Trim();
        before.Append(Indentation).Append(Step).Append(lead.Length > 0 ? lead + " " : "");
        var after = statement.GetTrailingTrivia().ToFullString().TrimEnd();
        return before.Append(Deeper(statement)).Append(after).Append(NewLine).ToString();
    }

    private static bool IsInString(SyntaxNode code, int position) =>
        code.DescendantNodesAndSelf().Any(node =>
            (node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression) || node.IsKind(SyntaxKind.Utf8StringLiteralExpression))
            && node.SpanStart < position && position < node.Span.End);

    private static string IndentationOf(SyntaxToken token)
    {
        var line = token.SyntaxTree!.GetText().Lines.GetLineFromPosition(token.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static string NewLineOf(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        var end = text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return end.Length > 0 ? end : "\n";
    }
}
