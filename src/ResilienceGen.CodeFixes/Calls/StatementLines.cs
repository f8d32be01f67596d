using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>The place that a statement leaves when it is taken away.</summary>
internal static class StatementLines
{
    /// <summary>Its whole lines; the statement alone where something else stands on one of them.</summary>
    public static TextSpan Of(SyntaxNode statement, SourceText text)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        return text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)).Trim().Length > 0 || text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)).Trim().Length > 0
            ? statement.Span
            : TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }
}
