using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>Takes attributes away, and the brackets around them where nothing else stands there.</summary>
internal static class AttributeRemoval
{
    public static void Remove(SyntaxEditor editor, IEnumerable<AttributeSyntax> attributes)
    {
        foreach (var list in attributes.GroupBy(attribute => (AttributeListSyntax)attribute.Parent!))
        {
            if (list.Key.Attributes.Count == list.Count()) RemoveList(editor, list.Key);
            else foreach (var attribute in list) editor.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia);
        }
    }

    // What stands above the first list, such as a comment, describes the member and stays.
    private static void RemoveList(SyntaxEditor editor, AttributeListSyntax list)
    {
        var member = list.Parent!;
        var isFirst = member.SpanStart == list.SpanStart;
        editor.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia);
        if (isFirst) editor.ReplaceNode(member, (current, _) => current.WithLeadingTrivia(list.GetLeadingTrivia()));
    }
}
