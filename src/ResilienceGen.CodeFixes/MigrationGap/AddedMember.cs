using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A member that a fix adds at the end of a type.</summary>
/// <param name="Type">The part of the type that gets it.</param>
/// <param name="Lines">Its lines, not indented.</param>
internal sealed record AddedMember(TypeDeclarationSyntax Type, string[] Lines)
{
    /// <summary>The part of the type that can get a member; null where one of its names is taken, or where the type has no line of its own to end in.</summary>
    public static TypeDeclarationSyntax? PlaceFor(CallSite site, params string[] names) =>
        site.Invocation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && EndsOnItsOwnLine(type)
        && names.All(name => site.Model.LookupSymbols(site.Invocation.SpanStart, name: name).IsEmpty)
            ? type
            : null;

    /// <summary>Puts it where the type ends, indented and with the line ends of the text.</summary>
    public TextChange In(SourceText source)
    {
        var end = source.Lines.GetLineFromPosition(Type.CloseBraceToken.SpanStart);
        var newLine = source.ToString(TextSpan.FromBounds(source.Lines[0].End, source.Lines[0].EndIncludingLineBreak));
        var indentation = string.Concat(source.ToString(end.Span).TakeWhile(char.IsWhiteSpace));
        return new TextChange(new TextSpan(end.Start, 0), newLine + string.Concat(Lines.Select(line => line.Trim().Length == 0 ? newLine : $"{indentation}    {line.TrimEnd('\r')}{newLine}")));
    }

    private static bool EndsOnItsOwnLine(TypeDeclarationSyntax type)
    {
        var text = type.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(type.CloseBraceToken.SpanStart);
        return type.CloseBraceToken.Span.Length > 0
            && line.LineNumber > 0
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, type.CloseBraceToken.SpanStart)));
    }
}
