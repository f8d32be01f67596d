using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>A migration for people, and its list of edits and refusals for scripts.</summary>
internal static class MigrationReport
{
    private const int SchemaVersion = 1;

    public static void WriteText(IReadOnlyList<ShardResult> parts, MigrationRequest request, TextWriter output, bool isApplied)
    {
        foreach (var (shard, result) in parts.Select(part => (part.Shard, part.Result)))
        {
            if (shard.Name.Length > 0) output.WriteLine($"== {shard.Name}: {result.Edits.Length} {(isApplied ? "edited" : "to edit")}, {result.Refusals.Length} refused");
            foreach (var edit in result.Edits)
                output.WriteLine($"{edit.Site.File}:{edit.Site.Line}: {edit.Site.Callee} in {edit.Site.Type}.{edit.Site.Member} -> {edit.Target}{Counts(request.Traffic, edit.Site)}");
            foreach (var refusal in result.Refusals)
                output.WriteLine($"{refusal.Site.File}:{refusal.Site.Line}: refused ({refusal.Reason}): {refusal.Site.Callee} in {refusal.Site.Type}.{refusal.Site.Member}: {refusal.Detail}{Counts(request.Traffic, refusal.Site)}");
        }

        output.WriteLine($"{(isApplied ? "edited" : "would edit")} {parts.Sum(part => part.Result.Edits.Length)} calls in {Files(parts).Count} files, refused {parts.Sum(part => part.Result.Refusals.Length)}");
        output.WriteLine($"gaps {parts.Sum(part => part.Result.GapsBefore)} -> {parts.Sum(part => part.Result.GapsAfter)}");
    }

    public static string Json(IReadOnlyList<ShardResult> parts, IEnumerable<Notice> notices) => JsonText.Of(new
    {
        SchemaVersion,
        Tool = new { Name = "resilience", Version = ToolVersion.Text },
        GapsBefore = parts.Sum(part => part.Result.GapsBefore),
        GapsAfter = parts.Sum(part => part.Result.GapsAfter),
        Files = Files(parts),
        Edits = parts.SelectMany(part => part.Result.Edits.Select(edit => EditOf(edit.Site, edit, part.Shard))),
        Refusals = parts.SelectMany(part => part.Result.Refusals.Select(refusal => RefusalOf(refusal.Site, refusal, part.Shard))),
        Notices = notices.Select(notice => new { Level = notice.Level.ToString().ToLowerInvariant(), notice.Place, notice.Message, notice.Remedy }),
    });

    private static IReadOnlyList<string> Files(IEnumerable<ShardResult> parts) =>
        [.. parts.SelectMany(part => part.Result.Files.Select(file => Path.GetRelativePath(part.Result.Root, file.Path).Replace('\\', '/'))).Distinct()];

    private static object EditOf(Site site, SiteEdit edit, Shard shard) =>
        new { site.File, site.Line, site.Type, site.Member, site.Callee, site.Rule, edit.Target, site.TargetFrameworks, Shard = shard.Name };

    private static object RefusalOf(Site site, Refusal refusal, Shard shard) =>
        new { site.File, site.Line, site.Type, site.Member, site.Callee, site.Rule, refusal.Reason, refusal.Detail, site.Evidence, Shard = shard.Name };

    private static string Counts(Traffic traffic, Site site) =>
        traffic.Of(site) is { } count ? $" [{count.Failures} failures, {count.Calls} calls]" : "";
}
