using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Migration;

/// <summary>What a migration was asked to do.</summary>
/// <param name="Target">What to migrate.</param>
/// <param name="Loose">Whether to read the files as they are.</param>
/// <param name="Filter">Which sites may be touched.</param>
/// <param name="ShardBy">How to cut the work.</param>
/// <param name="Traffic">What to do first.</param>
/// <param name="Limit">At most so many calls that can be rewritten; null for all.</param>
internal sealed record MigrationRequest(Target Target, bool Loose, SiteFilter Filter, ShardKind ShardBy, Traffic Traffic, int? Limit);
