using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Cli.Migration;

/// <summary>All edits of a migration as one patch. Each file's lines stand in that file's own encoding, as in a patch that git writes.</summary>
internal static class PatchFile
{
    private const char ByteOrderMark = '\uFEFF';

    public static byte[] Bytes(MigrationResult result)
    {
        using var patch = new MemoryStream();
        foreach (var file in result.Files)
        {
            var path = Path.GetRelativePath(result.Root, file.Path).Replace('\\', '/');
            var (header, hunks) = UnifiedDiff.Of(path, Text(file.Before), Text(file.After));
            patch.Write(Encoding.UTF8.GetBytes(header));
            patch.Write((file.Before.Encoding ?? Encoding.UTF8).GetBytes(hunks));
        }

        return patch.ToArray();
    }

    private static string Text(SourceText text) =>
        text.Encoding is { Preamble.Length: > 0 } ? ByteOrderMark + text.ToString() : text.ToString();
}
