using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>Which sites a migration may touch. Nothing given means all.</summary>
/// <param name="Classes">Names of types, with or without their namespace.</param>
/// <param name="Paths">Files, folders or patterns, relative to the root of the target.</param>
internal sealed record SiteFilter(IReadOnlyList<string> Classes, IReadOnlyList<string> Paths)
{
    public static readonly SiteFilter All = new([], []);

    public bool Includes(Site site, string root) => IsOfClass(site) && IsUnderPath(site, root);

    private bool IsOfClass(Site site) =>
        Classes.Count == 0 || Classes.Any(name => site.Type == name || site.Type.EndsWith("." + name, StringComparison.Ordinal));

    private bool IsUnderPath(Site site, string root)
    {
        if (Paths.Count == 0) return true;
        var file = Path.GetFullPath(Path.Combine(root, site.File));
        return Paths.Any(path =>
            Glob.Matcher(path, root)(file)
            || file.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, path))) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
