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
        var place = EndOf(last, initializer);
        // What is said about the last setting stays with it.
        var remark = Remark(initializer, place);
        return new TextChange(new TextSpan(place, remark.Length), (HasComma(initializer) ? "" : ",") + remark + Gap(last, initializer) + $"{setting} = {value}" + (HasComma(initializer) ? "," : ""));
    }

    private static bool HasComma(InitializerExpressionSyntax initializer) => initializer.Expressions.SeparatorCount == initializer.Expressions.Count;

    private static int EndOf(SyntaxNode last, InitializerExpressionSyntax initializer) => HasComma(initializer) ? initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1).Span.End : last.Span.End;

    private static string Remark(SyntaxNode initializer, int place)
    {
        var text = initializer.SyntaxTree.GetText();
        var rest = text.ToString(TextSpan.FromBounds(place, text.Lines.GetLineFromPosition(place).End));
        return rest.TrimStart().StartsWith("//", StringComparison.Ordinal) ? rest : "";
    }

    // On a line of its own where the settings stand so.
    private static string Gap(SyntaxNode last, InitializerExpressionSyntax initializer)
    {
        var text = last.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        return line.LineNumber == text.Lines.GetLineFromPosition(initializer.OpenBraceToken.SpanStart).LineNumber && Remark(initializer, EndOf(last, initializer)).Length == 0
            ? " "
            : text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + Loops.Indentation.Of(last);
    }
}
