using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Cli.Loading;

/// <summary>The text of a source file together with the encoding that gives back its exact bytes.</summary>
/// <param name="Text">The text; its encoding writes the same byte order mark, or none, as the file has.</param>
/// <param name="Assumption">Set when the file is not UTF-8 and carries no mark: what it was read as.</param>
internal sealed record SourceFile(SourceText Text, string? Assumption)
{
    // Each throws on bytes it cannot read: a silent replacement character would be written back.
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf8WithMark = new UTF8Encoding(true, throwOnInvalidBytes: true);
    private static readonly Encoding[] Marked =
    [
        Utf8WithMark,
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SourceFile Read(string path) => Decode(File.ReadAllBytes(path));

    public static SourceFile Decode(byte[] bytes)
    {
        var marked = Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble));
        if (marked is not null && TryDecode(bytes.AsSpan(marked.Preamble.Length), marked) is { } text)
            return new SourceFile(text, null);
        if (LooksLikeUtf16(bytes))
            return new SourceFile(SourceText.From(Encoding.Unicode.GetString(bytes), new UnicodeEncoding(false, byteOrderMark: false)), "UTF-16 without a byte order mark");
        return TryDecode(bytes, Utf8) is { } utf8
            ? new SourceFile(utf8, null)
            : new SourceFile(SourceText.From(Encoding.Latin1.GetString(bytes), Encoding.Latin1), "Latin-1");
    }

    /// <summary>The bytes of a text in its own encoding, mark included.</summary>
    public static byte[] Encode(SourceText text)
    {
        var encoding = text.Encoding ?? Utf8;
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    private static SourceText? TryDecode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return SourceText.From(encoding.GetString(bytes), encoding);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // ASCII text in UTF-16 has a zero in every second byte; no C# file in any other encoding has zeros.
    private static bool LooksLikeUtf16(byte[] bytes) =>
        bytes.Length >= 4 && bytes.Length % 2 == 0 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
}
