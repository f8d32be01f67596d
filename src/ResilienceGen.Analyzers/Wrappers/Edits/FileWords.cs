using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ResilienceGen.Analyzers.Wrappers.Edits;

/// <summary>The identifiers of a file, as hashes: one that is not here is not written there. Counted once for each version of the file.</summary>
internal sealed class FileWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> Known = new();

    private readonly int[] _hashes;

    private FileWords(SyntaxTree tree)
    {
        var hashes = new HashSet<int>();
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) hashes.Add(HashOf(token.ValueText));
        }

        _hashes = [.. hashes];
        Array.Sort(_hashes);
    }

    public static FileWords Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new FileWords(tree));

    public bool Contain(string word) => Array.BinarySearch(_hashes, HashOf(word)) >= 0;

    private static int HashOf(string word) => StringComparer.OrdinalIgnoreCase.GetHashCode(word);
}
