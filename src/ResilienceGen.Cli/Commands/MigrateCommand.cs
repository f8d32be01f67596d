using System.CommandLine;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Migration;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience migrate</c>: routes gaps through the paths that exist, as patches or in place.</summary>
internal static class MigrateCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var plan = new Option<bool>("--plan") { Description = $"Change nothing: write {MigrationFiles.Patch} (for git apply, run in the folder of the target) and {MigrationFiles.List} (every edit, and every refusal with its reason)." };
        var apply = new Option<bool>("--apply") { Description = $"Edit the files. A file goes back to what it was if its edit would add a compile error. With --out, also write {MigrationFiles.Undo}, which git apply takes back." };
        var verify = new Option<bool>("--verify") { Description = "With --apply: read everything anew and check that the gap fell by exactly what was edited and that nothing new fails to compile." };
        var classes = new Option<string[]>("--class") { Description = "Only calls in this type, with or without its namespace; may be repeated.", HelpName = "name" };
        var paths = new Option<string[]>("--path") { Description = "Only calls below this file, folder or pattern, relative to the target; may be repeated.", HelpName = "path" };
        var owners = new Option<string[]>("--owner") { Description = "Only calls in files of this owner, as CODEOWNERS names it; may be repeated.", HelpName = "owner" };
        var shardBy = new Option<string?>("--shard-by") { Description = "Cut the work into parts that are compiled, and can be reviewed and merged, one after the other. With --plan, one patch for each." };
        shardBy.AcceptOnlyFromAmong("class", "path", "owner");
        var first = new Option<string?>("--first") { Description = "A list of operations with their calls or failures (.csv or .json): what fails and is called most comes first.", HelpName = "file" };
        var limit = new Option<int?>("--limit") { Description = "At most so many calls; with --first, the critical path.", HelpName = "n" };
        var @out = new Option<string?>("--out") { Description = "The folder for what is written besides the edits; for --plan the current one unless given.", HelpName = "folder" };
        var command = new Command("migrate", $"Route calls that bypass the path of their class through that path.\n\n{ExitCodes.Help}")
        {
            target, loose, plan, apply, verify, classes, paths, owners, shardBy, first, limit, @out,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(plan) == result.GetValue(apply)) result.AddError("Pass either --plan or --apply.");
            if (result.GetValue(verify) && !result.GetValue(apply)) result.AddError("--verify checks what --apply wrote; pass both.");
            if (result.GetValue(limit) < 1) result.AddError("--limit takes a number of calls, 1 or more.");
        });
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, () =>
        {
            var request = new MigrationRequest(
                Target.Parse(parsed.GetValue(target)!),
                parsed.GetValue(loose),
                new SiteFilter(parsed.GetValue(classes) ?? [], parsed.GetValue(paths) ?? [], parsed.GetValue(owners) ?? []),
                parsed.GetValue(shardBy) is { } kind ? Enum.Parse<ShardKind>(kind, ignoreCase: true) : ShardKind.All,
                parsed.GetValue(first) is { } file ? Traffic.Read(file) : Traffic.None,
                parsed.GetValue(limit));
            var run = new MigrationRun(request, console);
            return parsed.GetValue(apply)
                ? run.ApplyAsync(parsed.GetValue(@out), parsed.GetValue(verify), cancellationToken)
                : run.PlanAsync(parsed.GetValue(@out) ?? ".", cancellationToken);
        }));
        return command;
    }
}
