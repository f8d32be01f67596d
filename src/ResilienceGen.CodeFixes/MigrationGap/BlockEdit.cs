using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Takes the moved statements out of their block without disturbing what stays.</summary>
internal static class BlockEdit
{
    public static BlockSyntax Move(BlockSyntax block, IReadOnlyCollection<StatementSyntax> moved, StatementSyntax send, StatementSyntax rewritten)
    {
        var kept = new List<StatementSyntax>();
        var gap = default(SyntaxTriviaList);
        foreach (var statement in block.Statements)
        {
            if (moved.Contains(statement))
            {
                // The blank line above the construction stays above what takes its place.
                if (gap.Count == 0) gap = BlankLines(statement.GetLeadingTrivia());
                continue;
            }

            var stays = statement == send ? rewritten : statement;
            var isSeparated = kept.Count == 0 || BlankLines(stays.GetLeadingTrivia()).Count > 0;
            kept.Add(gap.Count > 0 && !isSeparated ? stays.WithLeadingTrivia(gap.AddRange(stays.GetLeadingTrivia())) : stays);
            gap = default;
        }

        // Nothing is left above the first statement that it would have to be separated from.
        if (moved.Contains(block.Statements[0]))
        {
            var lead = kept[0].GetLeadingTrivia();
            kept[0] = kept[0].WithLeadingTrivia(lead.Skip(BlankLines(lead).Count));
        }

        return block.WithStatements(SyntaxFactory.List(kept));
    }

    private static SyntaxTriviaList BlankLines(SyntaxTriviaList leading)
    {
        var last = -1;
        for (var index = 0; index < leading.Count && leading[index].Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia; index++)
        {
            if (leading[index].IsKind(SyntaxKind.EndOfLineTrivia)) last = index;
        }

        return SyntaxFactory.TriviaList(leading.Take(last + 1));
    }
}
