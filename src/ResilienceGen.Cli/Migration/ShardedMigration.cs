using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Migration;

/// <summary>The result of one part of a migration.</summary>
internal sealed record ShardResult(Shard Shard, MigrationResult Result);

/// <summary>Runs a migration part by part. Each part compiles by itself and stands on those before it.</summary>
internal sealed class ShardedMigration(LoadedSolution loaded, MigrationRequest request, Func<string, SourceText, Obstacle?> obstacle, Progress progress)
{
    private readonly Migrator _migrator = new(loaded, obstacle, progress);
    private readonly CodeOwners _owners = CodeOwners.Above(loaded.Root);

    /// <summary>All gaps of the target before the migration, also those that were not selected.</summary>
    public ImmutableArray<Site> GapsBefore { get; private set; } = [];

    public async IAsyncEnumerable<ShardResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GapsBefore = await _migrator.GapsAsync(cancellationToken);
        var selected = GapsBefore.Where(IsSelected).ToArray();
        var limit = Limited(selected);
        foreach (var shard in Shard.Of(request.ShardBy, selected, loaded.Root, _owners, request.Traffic))
        {
            var result = await _migrator.RunAsync(site => IsSelected(site) && shard.Includes(site) && limit(site), cancellationToken);
            yield return new ShardResult(shard, result with
            {
                Edits = [.. request.Traffic.Order(result.Edits, edit => edit.Site)],
                Refusals = [.. request.Traffic.Order(result.Refusals, refusal => refusal.Site)],
            });
        }
    }

    /// <summary>What was asked for and no gap belongs to: a misspelt name, or an operation that needs no migration.</summary>
    public IEnumerable<Notice> Unmatched() =>
        request.Traffic.Unmatched(GapsBefore).Select(operation => new Notice(NoticeLevel.Warning, operation, "is in the list, but no gap belongs to it.", "Check the name, or take it off the list."))
            .Concat(request.Filter.Unmatched(GapsBefore, loaded.Root, _owners).Select(given => new Notice(NoticeLevel.Warning, given, "was asked for, but no gap belongs to it.", "Check the spelling.")));

    private bool IsSelected(Site site) => request.Filter.Includes(site, loaded.Root, _owners);

    // By what an edit leaves alone: positions shift, the call and its member stay.
    private Predicate<Site> Limited(IEnumerable<Site> selected)
    {
        if (request.Limit is not { } most) return _ => true;
        var chosen = request.Traffic.Order(selected.Where(site => site.Rule == RuleIds.CallBypassesPath), site => site).Take(most).Select(Identity).ToHashSet();
        return site => chosen.Contains(Identity(site));

        static (string, string, string, string) Identity(Site site) => (site.File, site.Type, site.Member, site.Expression);
    }
}
