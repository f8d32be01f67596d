using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Analyzers.Support;

/// <summary>
/// Which words a file writes, and where: read from its text, which is some twenty times cheaper than a walk over its nodes.
/// Words are kept by hash and stand in comments and strings as well, so whoever needs to be sure looks at the token.
/// </summary>
internal sealed class SourceWords
{
    private const uint HashSeed = 2166136261;
    private const uint HashPrime = 16777619;
    private const int ChunkLength = 4096;

    // A file is read once, however often an editor compiles the project around it.
    private static readonly ConditionalWeakTable<SyntaxTree, SourceWords> Read = new();

    // Hash above, position below; sorted.
    private readonly ulong[] _places;

    private SourceWords(SyntaxTree tree, List<ulong> places)
    {
        Tree = tree;
        _places = [.. places];
        Array.Sort(_places);
    }

    public SyntaxTree Tree { get; }

    /// <summary>How many words the file writes, however often each.</summary>
    public int Count => _places.Length;

    /// <summary>The hashes of all words of the file, each once.</summary>
    public IEnumerable<uint> Hashes
    {
        get
        {
            for (var index = 0; index < _places.Length; index++)
            {
                if (index == 0 || HashAt(index) != HashAt(index - 1)) yield return HashAt(index);
            }
        }
    }

    public static SourceWords Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Read.TryGetValue(tree, out var known)) return known;
        var text = tree.GetText(cancellationToken);
        var words = new SourceWords(tree, ByText(text) ?? ByTokens(tree.GetRoot(cancellationToken)));
        return Read.GetValue(tree, _ => words);
    }

    /// <summary>The hash of a word: 32 bits of FNV-1a, over characters.</summary>
    public static uint HashOf(string word) => word.Aggregate(HashSeed, Add);

    /// <summary>Whether the file writes the word, if only in a comment.</summary>
    public bool Writes(string word) => Places(HashOf(word)).Any();

    /// <summary>Where the file writes words of this hash, in order.</summary>
    public IEnumerable<int> Places(uint hash)
    {
        var first = Array.BinarySearch(_places, (ulong)hash << 32);
        for (var index = first < 0 ? ~first : first; index < _places.Length && HashAt(index) == hash; index++) yield return (int)_places[index];
    }

    /// <summary>Where the file writes words of a set, by word.</summary>
    public (int Place, string Word)[] Places(WordSet words)
    {
        List<(int, string)>? found = null;
        foreach (var place in _places)
        {
            var hash = (uint)(place >> 32);
            if (!words.MayHold(hash)) continue;
            foreach (var word in words.With(hash)) (found ??= []).Add(((int)place, word));
        }

        return found is null ? [] : [.. found];
    }

    private uint HashAt(int index) => (uint)(_places[index] >> 32);

    // Null where a word may be written with an escape, which only the tokens tell.
    private static List<ulong>? ByText(SourceText text)
    {
        var places = new List<ulong>(text.Length / 8);
        var chunk = new char[ChunkLength];
        var (hash, start, escaping) = (HashSeed, -1, false);
        for (var offset = 0; offset < text.Length; offset += ChunkLength)
        {
            var length = Math.Min(ChunkLength, text.Length - offset);
            text.CopyTo(offset, chunk, 0, length);
            for (var index = 0; index < length; index++)
            {
                var letter = chunk[index];
                if (escaping && letter is 'u' or 'U') return null;
                escaping = letter == '\\';
                if (IsWordPart(letter))
                {
                    if (start < 0) (hash, start) = (HashSeed, offset + index);
                    hash = Add(hash, letter);
                }
                else if (start >= 0)
                {
                    places.Add(Place(hash, start));
                    start = -1;
                }
            }
        }

        if (start >= 0) places.Add(Place(hash, start));
        return places;
    }

    private static List<ulong> ByTokens(SyntaxNode root) =>
        [.. root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind())).Select(token => Place(HashOf(token.ValueText), token.SpanStart))];

    private static ulong Place(uint hash, int position) => ((ulong)hash << 32) | (uint)position;

    private static uint Add(uint hash, char letter) => unchecked((hash ^ letter) * HashPrime);

    private static bool IsWordPart(char letter) =>
        letter < 128 ? letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' : SyntaxFacts.IsIdentifierPartCharacter(letter);
}
