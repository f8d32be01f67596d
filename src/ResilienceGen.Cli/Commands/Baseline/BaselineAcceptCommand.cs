using System.CommandLine;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Cli.Baselines;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Commands.Baseline;

/// <summary><c>resilience baseline accept</c>: the only way a baseline grows, and it takes a reason.</summary>
internal static class BaselineAcceptCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var reason = SharedOptions.Reason();
        var sites = new Option<string[]>("--site") { Description = "The new gap on this line; may be repeated.", HelpName = "file:line" };
        var classes = new Option<string[]>("--class") { Description = "The new gaps in this type, with or without its namespace; may be repeated.", HelpName = "name" };
        var all = new Option<bool>("--all") { Description = "Every new gap." };
        var moved = new Option<bool>("--moved") { Description = "Follow accepted gaps into members that were renamed; they keep their reasons, and the baseline does not grow." };
        var command = new Command("accept", $"Accept new gaps, with a reason.\n\n{ExitCodes.Help}") { target, loose, reason, sites, classes, all, moved };
        command.Validators.Add(given =>
        {
            var grows = given.GetValue(all) || given.GetValue(sites) is { Length: > 0 } || given.GetValue(classes) is { Length: > 0 };
            if (!grows && !given.GetValue(moved)) given.AddError("Say what to accept: --site, --class, --all or --moved.");
            else if (grows && string.IsNullOrWhiteSpace(given.GetValue(reason))) given.AddError("Say why with --reason.");
        });
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var (result, comparisons) = await BaselineCommand.CompareAsync(parsed.GetValue(target)!, parsed.GetValue(loose), console, cancellationToken);
            BaselineCommand.EnsureComplete(result);
            var wanted = new Selection(parsed.GetValue(all), parsed.GetValue(sites) ?? [], parsed.GetValue(classes) ?? []);
            foreach (var comparison in comparisons) Accept(comparison, wanted, parsed.GetValue(reason) ?? "", parsed.GetValue(moved), result, console);
            return ExitCodes.Done;
        }));
        return command;
    }

    private static void Accept(BaselineComparison comparison, Selection wanted, string reason, bool follow, ScanResult result, ToolConsole console)
    {
        var moved = follow ? comparison.Moved() : [];
        BaselineEntry[] added =
        [
            .. from finding in comparison.New.Except(moved.Select(move => move.Finding))
               where wanted.Includes(finding.Site, result.Root)
               group finding by finding.Entry.Key into equal
               // Where each target framework has one of two equal calls, one entry serves both.
               from finding in equal.Take(comparison.Missing(equal.Key))
               select finding.Entry with { Reason = reason.Trim() },
        ];
        if (added.Length + moved.Length > 0)
        {
            if (comparison.Path is null) throw new ToolException("there is no baseline to accept into.", "Write one with baseline init.");
            BaselineWriter.Replace(
                comparison,
                [
                    .. comparison.File.Lines.Except(moved.Select(move => move.Entry)).Select(line => line.Entry),
                    .. moved.Select(move => move.Finding.Entry with { Reason = move.Entry.Entry.Reason }),
                    .. added,
                ]);
        }

        if (comparison.Path is { } path) console.Output.WriteLine($"{result.Shown(path)}: accepted {added.Length}, followed {moved.Length}, {comparison.New.Length - added.Length - moved.Length} new left");
    }

    private sealed record Selection(bool All, string[] Places, string[] Classes)
    {
        public bool Includes(Site site, string root) =>
            All || Places.Any(place => IsAt(site, place, root)) || SiteFilter.IsOfClass(site, Classes);

        // A place is written as the tool prints it, or as the shell sees it.
        private static bool IsAt(Site site, string place, string root) =>
            place.EndsWith($":{site.Line}", StringComparison.Ordinal)
            && place[..place.LastIndexOf(':')] is var file
            && (file.Replace('\\', '/') == site.File || Path.GetFullPath(file) == Path.GetFullPath(Path.Combine(root, site.File)));
    }
}
