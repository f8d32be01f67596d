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
        return (Classes.Count == 0 || IsOfClass(site, Classes))
            && (Paths.Count == 0 || Paths.Any(path => IsUnder(file, path, root)))
            && (Owners.Count == 0 || Owners.Any(owner => IsOwned(file, owner, owners)));
    }

    /// <summary>What was given and fits none of the sites: a misspelt name, or work that is done.</summary>
    public IEnumerable<string> Unmatched(IReadOnlyCollection<Site> sites, string root, CodeOwners owners)
    {
        var files = sites.Select(site => Path.GetFullPath(Path.Combine(root, site.File))).Distinct().ToArray();
        return
        [
            .. Classes.Where(name => !sites.Any(site => IsOfClass(site, [name]))),
            .. Paths.Where(path => !files.Any(file => IsUnder(file, path, root))),
            .. Owners.Where(owner => !files.Any(file => IsOwned(file, owner, owners))),
        ];
    }

    public static bool IsOfClass(Site site, IEnumerable<string> names) =>
        names.Any(name => site.Type == name || site.Type.EndsWith("." + name, StringComparison.Ordinal));

    private static bool IsUnder(string file, string path, string root) =>
        Glob.Matcher(path, root)(file)
        || file.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, path))) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsOwned(string file, string owner, CodeOwners owners) =>
        owners.Of(file)?.Split(' ').Contains(owner, StringComparer.OrdinalIgnoreCase) ?? false;
}
