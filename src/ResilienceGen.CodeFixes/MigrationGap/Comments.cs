using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Keeps the comments of the replaced code.</summary>
internal static class Comments
{
    public static IEnumerable<SyntaxTrivia> In(SyntaxNode node) =>
        node.DescendantTrivia().Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Whether there are comments in the place.</summary>
    public static bool LieIn(TextSpan place, SyntaxNode root) =>
        root.DescendantTrivia(place).Any(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia && place.Contains(trivia.Span));

    /// <summary>The comments inside the call that its replacement no longer contains, ready to stand before an argument.</summary>
    public static string Lost(SyntaxNode call, string replacement, IEnumerable<SyntaxNode> moved)
    {
        var kept = SyntaxFactory.ParseExpression(replacement).DescendantTrivia().Select(trivia => trivia.ToString()).ToList();
        foreach (var comment in moved.SelectMany(In)) kept.Remove(comment.ToString());
        var outside = call.GetLeadingTrivia().Concat(call.GetTrailingTrivia()).ToArray();
        return string.Concat(In(call)
            .Where(comment => !outside.Contains(comment) && !kept.Remove(comment.ToString()))
            .Select(comment => comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? comment + LineBreak(call) : comment + " "));
    }

    // A call with a comment to the line's end has a further line; what replaces it continues the same way.
    private static string LineBreak(SyntaxNode call)
    {
        var text = call.ToString();
        var start = text.IndexOf('\n');
        if (start < 0) return "\n";
        var lineBreak = start > 0 && text[start - 1] == '\r' ? "\r\n" : "\n";
        return lineBreak + new string([.. text.Skip(start + 1).TakeWhile(character => character is ' ' or '\t')]);
    }
}
