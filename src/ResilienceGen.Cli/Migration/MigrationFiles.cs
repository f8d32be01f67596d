using System.Text;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Migration;

/// <summary>What <c>resilience migrate</c> writes besides the edits.</summary>
internal static class MigrationFiles
{
    public const string Patch = "migration.patch";
    public const string Undo = "migration.undo.patch";
    public const string List = "migration.json";

    /// <summary>One patch for the whole, or one for each part, numbered in the order in which they apply.</summary>
    public static void WritePlan(string folder, IReadOnlyList<ShardResult> parts, IEnumerable<Notice> notices)
    {
        Directory.CreateDirectory(folder);
        var number = 0;
        foreach (var part in parts)
        {
            var name = part.Shard.Name.Length == 0 ? Patch : $"migration-{++number:000}-{part.Shard.FileName}.patch";
            if (part.Shard.Name.Length == 0 || !part.Result.Files.IsEmpty) Write(folder, name, PatchFile.Bytes(part.Result));
        }

        WriteList(folder, parts, notices);
    }

    public static void WriteUndo(string folder, MigrationResult total, IReadOnlyList<ShardResult> parts, IEnumerable<Notice> notices)
    {
        Directory.CreateDirectory(folder);
        Write(folder, Undo, PatchFile.Bytes(total.Reverse()));
        WriteList(folder, parts, notices);
    }

    private static void WriteList(string folder, IReadOnlyList<ShardResult> parts, IEnumerable<Notice> notices) =>
        Write(folder, List, Encoding.UTF8.GetBytes(MigrationReport.Json(parts, notices) + "\n"));

    private static void Write(string folder, string name, byte[] content) => AtomicFile.Write(Path.GetFullPath(Path.Combine(folder, name)), content);
}
