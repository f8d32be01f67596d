using System.CommandLine;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Cli.Baselines;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Commands.Baseline;

/// <summary><c>resilience baseline init</c>: accepts everything that is there today.</summary>
internal static class BaselineInitCommand
{
    private const string MergeAttribute = $"{BaselineFile.Name} merge=union";

    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var perProject = new Option<bool>("--per-project") { Description = "Write one file beside each project instead of one beside the target." };
        var reason = SharedOptions.Reason();
        var force = new Option<bool>("--force") { Description = "Write over a baseline that is there. Entries that stay keep their reasons." };
        var command = new Command("init", $"Write a baseline that accepts every gap there is.\n\n{ExitCodes.Help}") { target, loose, perProject, reason, force };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var (result, comparisons) = await BaselineCommand.CompareAsync(parsed.GetValue(target)!, parsed.GetValue(loose), console, cancellationToken);
            BaselineCommand.EnsureComplete(result);
            var known = comparisons.Where(comparison => comparison.Path is not null).ToArray();
            if (known.Length > 0 && !parsed.GetValue(force))
                throw new ToolException($"{known[0].Path}: is there already.", "Let it grow with baseline accept and shrink with baseline prune, or pass --force to begin anew.");

            WarnOfUnbound(result, parsed.GetValue(loose), console);
            foreach (var (path, findings) in Files(result, parsed.GetValue(perProject)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Write(path, findings, parsed.GetValue(reason) ?? "", console);
            }

            Hint(result.Root, console);
            return ExitCodes.Done;
        }));
        return command;
    }

    private static IEnumerable<(string Path, ProjectFindings[] Findings)> Files(ScanResult result, bool perProject) =>
        from findings in result.Findings
        group findings by PathFor(findings, perProject ? findings.Folder : result.Root) into file
        where !perProject || file.Any(findings => !findings.Gaps.IsEmpty)
        select (file.Key, file.ToArray());

    // A file that stands nearer to the project is the one its build reads; one that does not stand above it is never read.
    private static string PathFor(ProjectFindings findings, string folder) =>
        findings.BaselinePath is { } nearest && IsBelow(nearest, folder)
            ? nearest
            : Path.Combine(IsBelow(Path.Combine(findings.Folder, BaselineFile.Name), folder) ? folder : findings.Folder, BaselineFile.Name);

    private static bool IsBelow(string file, string folder) => file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Write(string path, ProjectFindings[] findings, string reason, ToolConsole console)
    {
        var reasons = findings.SelectMany(project => project.Baseline.Lines).Select(line => line.Entry).ToLookup(entry => entry.Key, entry => entry.Reason);
        var comparison = new BaselineComparison(path, BaselineFile.Empty, [.. findings], []);
        BaselineEntry[] entries = [.. comparison.Everything().Select(entry => entry with { Reason = reasons[entry.Key].FirstOrDefault(reason) })];
        BaselineWriter.Write(path, entries, findings[0].BaselinePath == path ? findings[0].Baseline.Comments : []);
        console.Output.WriteLine($"{path}: {entries.Length} {(entries.Length == 1 ? "entry" : "entries")}");
    }

    // A key names the types of a signature; what does not bind is named otherwise than in a build.
    private static void WarnOfUnbound(ScanResult result, bool loose, ToolConsole console)
    {
        if (loose && result.Binding.Percent < 100)
            console.Write([new Notice(NoticeLevel.Warning, "baseline", $"only {result.Binding.Percent:0.0} % of the code did bind; entries of members whose signatures did not may not match in a build.", "Run without --loose where the projects can be restored.")]);
    }

    private static void Hint(string root, ToolConsole console)
    {
        var attributes = Path.Combine(BaselineLocator.RepositoryOf(root) ?? root, ".gitattributes");
        if (File.Exists(attributes) && File.ReadAllText(attributes).Contains(MergeAttribute, StringComparison.Ordinal)) return;
        console.Error.WriteLine($"hint: so that branches merge without conflicts, add this line to {attributes}:\n{MergeAttribute}");
    }
}
