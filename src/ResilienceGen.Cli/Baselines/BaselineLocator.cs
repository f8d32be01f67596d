using ResilienceGen.Analyzers.Baseline;

namespace ResilienceGen.Cli.Baselines;

/// <summary>Finds the baseline of a project as its build does: the nearest from its folder upwards, but none from outside its repository.</summary>
internal static class BaselineLocator
{
    public static string? Nearest(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var candidate = Path.Combine(current, BaselineFile.Name);
            if (File.Exists(candidate)) return candidate;
            if (IsRepository(current)) return null;
        }

        return null;
    }

    /// <summary>The root of the repository around a folder; null outside of one.</summary>
    public static string? RepositoryOf(string folder)
    {
        var current = folder;
        while (current is not null && !IsRepository(current)) current = Path.GetDirectoryName(current);
        return current;
    }

    // In a linked work tree .git is a file.
    private static bool IsRepository(string folder) => Directory.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, ".git"));
}
