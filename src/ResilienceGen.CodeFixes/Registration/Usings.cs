using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.CodeFixes.Calls;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>Brings an extension method into scope.</summary>
internal static class Usings
{
    /// <summary>The directive that the file needs in order to see the static class; none where it is seen already.</summary>
    public static IEnumerable<TextChange> For(string staticClass, Finding finding)
    {
        var dot = staticClass.LastIndexOf('.');
        var (space, name) = (staticClass.Substring(0, dot), staticClass.Substring(dot + 1));
        if (finding.Root is not CompilationUnitSyntax unit
            || finding.Model.LookupNamespacesAndTypes(finding.Node.SpanStart, name: name).Any(found => found.ContainingNamespace.ToDisplayString() == space))
            return [];
        var lines = unit.GetText().Lines;
        var newLine = lines[0].Text!.ToString(TextSpan.FromBounds(lines[0].End, lines[0].EndIncludingLineBreak));
        return
        [
            unit.Usings.LastOrDefault() is { } last ? new TextChange(new TextSpan(last.Span.End, 0), $"{newLine}using {space};")
            : new TextChange(new TextSpan(unit.GetFirstToken().SpanStart, 0), $"using {space};{newLine}{newLine}"),
        ];
    }
}
