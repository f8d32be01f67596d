using System.Collections.Immutable;
using System.Text;

namespace ResilienceGen.Analyzers.Facts;

/// <summary>A word, or a list of words and lists: what <see cref="StepText"/> is made of.</summary>
internal sealed record WordList(string? Word, ImmutableArray<WordList> Items)
{
    private const int MaxDepth = 100;

    public string? Head => Items is [{ Word: { } head }, ..] ? head : null;

    /// <summary>Reads a text; null when it is not well-formed. It comes from another assembly, so anything may be in it.</summary>
    public static WordList? Read(string text)
    {
        var position = 0;
        var list = Read(text, ref position, 0);
        return position == text.Length ? list : null;
    }

    private static WordList? Read(string text, ref int position, int depth)
    {
        if (position >= text.Length || depth > MaxDepth) return null;
        if (text[position] != '(') return new(ReadWord(text, ref position), []);
        position++;
        var items = ImmutableArray.CreateBuilder<WordList>();
        while (position < text.Length)
        {
            if (text[position] == ')')
            {
                position++;
                return new(Word: null, items.ToImmutable());
            }

            if (text[position] == ' ')
            {
                position++;
                continue;
            }

            if (Read(text, ref position, depth + 1) is not { } item) return null;
            items.Add(item);
        }

        return null;
    }

    private static string ReadWord(string text, ref int position)
    {
        var word = new StringBuilder();
        if (text[position] != '\'')
        {
            while (position < text.Length && text[position] is not (' ' or '(' or ')')) word.Append(text[position++]);
            return word.ToString();
        }

        for (position++; position < text.Length; position++)
        {
            if (text[position] != '\'') word.Append(text[position]);
            else if (position + 1 < text.Length && text[position + 1] == '\'') word.Append(text[position++]);
            else break;
        }

        position = Math.Min(position + 1, text.Length);
        return word.ToString();
    }
}
