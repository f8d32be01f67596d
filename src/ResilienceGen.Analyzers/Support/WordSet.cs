namespace ResilienceGen.Analyzers.Support;

/// <summary>A set of words to be looked for in files: one bit settles it for most words of a file.</summary>
internal sealed class WordSet
{
    private const int Bits = 4096;

    private readonly ulong[] _marks = new ulong[Bits / 64];
    private readonly ILookup<uint, string> _words;

    public WordSet(IEnumerable<string> words)
    {
        _words = words.Distinct().ToLookup(SourceWords.HashOf);
        foreach (var word in _words) _marks[Place(word.Key)] |= Mark(word.Key);
    }

    /// <summary>Whether a word of this hash may be one of the set.</summary>
    public bool MayHold(uint hash) => (_marks[Place(hash)] & Mark(hash)) != 0;

    /// <summary>The words of the set that have this hash.</summary>
    public IEnumerable<string> With(uint hash) => _words[hash];

    private static int Place(uint hash) => (int)(hash % Bits / 64);

    private static ulong Mark(uint hash) => 1UL << (int)(hash % 64);
}
