using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>How a migration is cut into parts that are compiled, reviewed and merged by themselves.</summary>
internal enum ShardKind
{
    /// <summary>One part.</summary>
    All,

    /// <summary>One part for each type that holds calls.</summary>
    Class,

    /// <summary>One part for each folder.</summary>
    Path,

    /// <summary>One part for each owner in CODEOWNERS.</summary>
    Owner,
}

/// <summary>One part of a migration.</summary>
/// <param name="Name">The class, folder or owner; empty for the whole.</param>
/// <param name="Includes">Whether a site belongs to it.</param>
internal sealed record Shard(string Name, Predicate<Site> Includes)
{
    private const string WithoutOwner = "(no owner)";

    /// <summary>The parts in the order in which they are worked on: critical path first, then by name.</summary>
    public static IReadOnlyList<Shard> Of(ShardKind kind, IReadOnlyCollection<Site> gaps, string root, CodeOwners owners, Traffic traffic)
    {
        if (kind == ShardKind.All) return [new Shard("", _ => true)];
        return
        [
            .. gaps.GroupBy(NameOf)
                .OrderByDescending(part => part.Max(site => traffic.Of(site)?.Order ?? (-1, -1)))
                .ThenBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => new Shard(part.Key, site => NameOf(site) == part.Key)),
        ];

        string NameOf(Site site) => kind switch
        {
            ShardKind.Class => site.Type,
            ShardKind.Path => Path.GetDirectoryName(site.File) is { Length: > 0 } folder ? folder.Replace('\\', '/') : ".",
            _ => owners.Of(Path.GetFullPath(Path.Combine(root, site.File))) ?? WithoutOwner,
        };
    }

    /// <summary>The name as part of a file name.</summary>
    public string FileName => string.Concat(Name.Select(character => char.IsLetterOrDigit(character) ? character : '-')).Trim('-');
}
