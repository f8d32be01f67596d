namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>Walks folders for the files that belong to a code base, past build output and other people's code.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "TestResults" };

    /// <summary>All files below a folder, in a stable order.</summary>
    public static IEnumerable<string> FilesUnder(string folder) => FilesUnder(folder, static _ => true);

    /// <param name="folder">Where to start.</param>
    /// <param name="enter">Whether to walk into a subfolder.</param>
    public static IEnumerable<string> FilesUnder(string folder, Func<string, bool> enter)
    {
        var pending = new Stack<string>([folder]);
        while (pending.TryPop(out var current))
        {
            foreach (var file in Entries(current, Directory.GetFiles)) yield return file;
            foreach (var child in Enumerable.Reverse(Entries(current, Directory.GetDirectories)))
            {
                if (!IsSkipped(child) && enter(child)) pending.Push(child);
            }
        }
    }

    public static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    public static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private static bool IsSkipped(string folder)
    {
        var name = Path.GetFileName(folder);
        return name.StartsWith('.') || Skipped.Contains(name) || new DirectoryInfo(folder).LinkTarget is not null;
    }

    // A folder one may not look into holds nothing for us; a link could lead in circles.
    private static string[] Entries(string folder, Func<string, string[]> list)
    {
        try
        {
            var entries = list(folder);
            Array.Sort(entries, StringComparer.Ordinal);
            return entries;
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}
