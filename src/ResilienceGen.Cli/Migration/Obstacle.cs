using System.Text;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Migration;

/// <summary>Why a file cannot be written.</summary>
/// <param name="Reason">A code from <see cref="RefusalReasons"/>.</param>
/// <param name="Detail">What to do about it.</param>
internal sealed record Obstacle(string Reason, string Detail)
{
    /// <summary>What stands against writing the file itself: its bytes must come back exactly where nothing is edited.</summary>
    public static Obstacle? ToApply(string path, SourceText text) =>
        SourceFile.Encode(text).AsSpan().SequenceEqual(File.ReadAllBytes(path))
            ? null
            : new Obstacle(RefusalReasons.EncodingNotPreserved, "The bytes of the file do not come back from its text, or it changed while it was read; save it as UTF-8 and run again.");

    /// <summary>What stands against a patch: a patch is text in which line ends are single bytes.</summary>
    public static Obstacle? ToPatch(string path, SourceText text) =>
        text.Encoding is UnicodeEncoding or UTF32Encoding
            ? new Obstacle(RefusalReasons.EncodingNeedsApply, $"A patch cannot express {text.Encoding.WebName}; use --apply, or save the file as UTF-8.")
            : ToApply(path, text);
}
