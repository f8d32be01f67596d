using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>Which sites a migration may touch. Nothing given means all.</summary>
/// <param name="Classes">Names of types, with or without their namespace.</param>
/// <param name="Paths">Files, folders or patterns, relative to the root of the target.</param>
/// <param name="Owners">Owners as CODEOWNERS names them.</param>
internal sealed record SiteFilter(IReadOnlyList<string> Classes, IReadOnlyList<string> Paths, IReadOnlyList<string> Owners)
{
    public bool Includes(Site site, string root, CodeOwners owners)
    {
        var file = Path.GetFullPath(Path.Combine(root, site.File));
        return (Classes.Count == 0 || IsOfClass(site, Classes)) && IsUnderPath(file, root) && IsOwned(file, owners);
    }

    public static bool IsOfClass(Site site, IEnumerable<string> names) =>
        names.Any(name => site.Type == name || site.Type.EndsWith("." + name, StringComparison.Ordinal));

    private bool IsUnderPath(string file, string root) =>
        Paths.Count == 0 || Paths.Any(path =>
            Glob.Matcher(path, root)(file)
            || file.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, path))) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private bool IsOwned(string file, CodeOwners owners) =>
        Owners.Count == 0 || (owners.Of(file)?.Split(' ').Intersect(Owners, StringComparer.OrdinalIgnoreCase).Any() ?? false);
}
