using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.Calls;

/// <summary>The settings of an options object, in braces behind its creation.</summary>
internal static class OptionsInitializer
{
    /// <summary>Gives a setting a value; null where a directive decides what is set.</summary>
    public static TextChange? With(BaseObjectCreationExpressionSyntax options, string setting, string value)
    {
        if (options.Initializer is not { } initializer) return new TextChange(new TextSpan(options.Span.End, 0), $" {{ {setting} = {value} }}");
        if (initializer.ContainsDirectives) return null;
        var written = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == setting);
        if (written is not null) return new TextChange(written.Right.Span, value);
        if (initializer.Expressions.LastOrDefault() is not { } last) return new TextChange(new TextSpan(initializer.OpenBraceToken.Span.End, 0), $" {setting} = {value}");
        return new TextChange(new TextSpan(EndOf(last, initializer), 0), Separator(last, initializer) + $"{setting} = {value}" + (HasComma(initializer) ? "," : ""));
    }

    private static bool HasComma(InitializerExpressionSyntax initializer) => initializer.Expressions.SeparatorCount == initializer.Expressions.Count;

    private static int EndOf(SyntaxNode last, InitializerExpressionSyntax initializer) => HasComma(initializer) ? initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1).Span.End : last.Span.End;

    // On a line of its own where the settings stand so.
    private static string Separator(SyntaxNode last, InitializerExpressionSyntax initializer)
    {
        var text = last.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var comma = HasComma(initializer) ? "" : ",";
        if (line.LineNumber == text.Lines.GetLineFromPosition(initializer.OpenBraceToken.SpanStart).LineNumber) return comma + " ";
        var indentation = line.ToString().Substring(0, line.ToString().Length - line.ToString().TrimStart().Length);
        return comma + text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation;
    }
}
