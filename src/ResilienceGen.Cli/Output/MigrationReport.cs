using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Output;

/// <summary>A migration for people, and its list of edits and refusals for scripts.</summary>
internal static class MigrationReport
{
    private const int SchemaVersion = 1;

    public static void WriteText(MigrationResult result, TextWriter output, bool isApplied)
    {
        foreach (var edit in result.Edits)
            output.WriteLine($"{edit.Site.File}:{edit.Site.Line}: {edit.Site.Callee} in {edit.Site.Type}.{edit.Site.Member} -> {edit.Target}");
        foreach (var refusal in result.Refusals)
            output.WriteLine($"{refusal.Site.File}:{refusal.Site.Line}: refused ({refusal.Reason}): {refusal.Site.Callee} in {refusal.Site.Type}.{refusal.Site.Member}: {refusal.Detail}");
        output.WriteLine($"{(isApplied ? "edited" : "would edit")} {result.Edits.Length} calls in {result.Files.Length} files, refused {result.Refusals.Length}");
        output.WriteLine($"gaps {result.GapsBefore} -> {result.GapsAfter}");
    }

    public static string Json(MigrationResult result, IEnumerable<Notice> notices) => JsonText.Of(new
    {
        SchemaVersion,
        Tool = new { Name = "resilience", Version = ToolVersion.Text },
        result.GapsBefore,
        result.GapsAfter,
        Files = result.Files.Select(file => Path.GetRelativePath(result.Root, file.Path).Replace('\\', '/')),
        Edits = result.Edits.Select(edit => new { edit.Site.File, edit.Site.Line, edit.Site.Type, edit.Site.Member, edit.Site.Callee, edit.Site.Rule, edit.Target, edit.Site.TargetFrameworks }),
        Refusals = result.Refusals.Select(refusal => RefusalOf(refusal.Site, refusal)),
        Notices = notices.Select(notice => new { Level = notice.Level.ToString().ToLowerInvariant(), notice.Place, notice.Message, notice.Remedy }),
    });

    private static object RefusalOf(Site site, Refusal refusal) =>
        new { site.File, site.Line, site.Type, site.Member, site.Callee, site.Rule, refusal.Reason, refusal.Detail, site.Evidence };
}
