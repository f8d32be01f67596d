using System.CommandLine;
using System.Text;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience migrate</c>: routes gaps through the paths that exist, as a patch or in place.</summary>
internal static class MigrateCommand
{
    private const string PatchName = "migration.patch";
    private const string ListName = "migration.json";

    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var plan = new Option<bool>("--plan") { Description = $"Change nothing: write {PatchName} (for git apply, run in the folder of the target) and {ListName} (every edit, and every refusal with its reason)." };
        var apply = new Option<bool>("--apply") { Description = "Edit the files. A file goes back to what it was if its edit would add a compile error." };
        var classes = new Option<string[]>("--class") { Description = "Only calls in this type, with or without its namespace; may be repeated.", HelpName = "name" };
        var paths = new Option<string[]>("--path") { Description = "Only calls below this file, folder or pattern, relative to the target; may be repeated.", HelpName = "path" };
        var @out = new Option<string>("--out") { Description = "The folder for what --plan writes.", DefaultValueFactory = _ => ".", HelpName = "folder" };
        var command = new Command("migrate", $"Route calls that bypass the path of their class through that path.\n\n{ExitCodes.Help}") { target, loose, plan, apply, classes, paths, @out };
        command.Validators.Add(result =>
        {
            if (result.GetValue(plan) == result.GetValue(apply)) result.AddError("Pass either --plan or --apply.");
        });
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var filter = new SiteFilter(parsed.GetValue(classes) ?? [], parsed.GetValue(paths) ?? []);
            var loaded = await SolutionLoader.LoadAsync(Target.Parse(parsed.GetValue(target)!), parsed.GetValue(loose), console.Progress, cancellationToken);
            return parsed.GetValue(apply)
                ? await ApplyAsync(loaded, filter, console, cancellationToken)
                : await PlanAsync(loaded, filter, parsed.GetValue(@out)!, console, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> PlanAsync(LoadedSolution loaded, SiteFilter filter, string folder, ToolConsole console, CancellationToken cancellationToken)
    {
        var result = await new Migrator(loaded, filter, Obstacle.ToPatch, console.Progress).RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.GetFullPath(Path.Combine(folder, PatchName)), PatchFile.Bytes(result));
        AtomicFile.Write(Path.GetFullPath(Path.Combine(folder, ListName)), Encoding.UTF8.GetBytes(MigrationReport.Json(result, loaded.Notices) + "\n"));
        console.Write(loaded.Notices);
        MigrationReport.WriteText(result, console.Output, isApplied: false);
        return ExitCodeOf(result, loaded.Notices);
    }

    private static async Task<int> ApplyAsync(LoadedSolution loaded, SiteFilter filter, ToolConsole console, CancellationToken cancellationToken)
    {
        var result = await new Migrator(loaded, filter, Obstacle.ToApply, console.Progress).RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var unwritten = Applier.Apply(result);
        result = result.Without(unwritten);
        Notice[] notices =
        [
            .. loaded.Notices,
            .. unwritten.Select(file => new Notice(NoticeLevel.Error, file.Key, $"could not be written and is left as it was: {file.Value}", "Check its permissions and run again.")),
        ];
        console.Write(notices);
        MigrationReport.WriteText(result, console.Output, isApplied: true);
        return ExitCodeOf(result, notices);
    }

    private static int ExitCodeOf(MigrationResult result, IEnumerable<Notice> notices)
    {
        if (notices.Any(notice => notice.Level == NoticeLevel.Error)) return ExitCodes.UsageOrToolFailure;
        return result.Edits.IsEmpty && !result.Refusals.IsEmpty ? ExitCodes.OnlyRefusalsLeft : ExitCodes.Done;
    }
}
