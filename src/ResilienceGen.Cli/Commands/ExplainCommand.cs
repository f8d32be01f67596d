using System.CommandLine;
using System.Globalization;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Loading.Loose;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience explain</c>: the chain of evidence behind the verdicts on one line, or what holds for one operation.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolConsole console)
    {
        var place = new Argument<string>("place")
        {
            Description = "A source file and a line, for instance src/Client.cs:42, or an operation, for instance IOrders.GetAsync.",
            HelpName = "file:line|Interface.Operation",
        };
        var target = new Argument<string>("target")
        {
            Description = "Where the operation is: a .csproj, .sln or .slnx file, or a folder.",
            HelpName = "csproj|sln|slnx|folder",
            DefaultValueFactory = _ => ".",
        };
        var loose = SharedOptions.Loose();
        var configuration = SharedOptions.Configuration();
        var command = new Command("explain", $"Print why the call sites on a line got their verdicts, or what holds for an operation and why.\n\n{ExitCodes.Help}")
        {
            place, target, loose, configuration,
        };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var name = parsed.GetValue(place)!;
            if (IsOperation(name))
            {
                var manifest = await ManifestCommand.ReadAsync(Target.Parse(parsed.GetValue(target)!), parsed.GetValue(loose), parsed.GetValue(configuration) ?? [], console, cancellationToken);
                return OperationExplanation.Explain(manifest, name, console);
            }

            var (file, line) = Parse(name);
            var loaded = await SolutionLoader.LoadAsync(ProjectOf(file, parsed.GetValue(loose)), parsed.GetValue(loose), console.Progress, cancellationToken);
            var result = await Scanner.ScanAsync(loaded, console.Progress, cancellationToken);
            console.Write(result.Notices);
            return Explain(result, loaded.Relative(file), line, console);
        }));
        return command;
    }

    // Interface.Operation, where a place would have a colon.
    private static bool IsOperation(string place) => !place.Contains(':') && place.IndexOf('.') is > 0 and var dot && dot < place.Length - 1 && !File.Exists(place);

    private static (string File, int Line) Parse(string place)
    {
        var colon = place.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line == 0)
            throw new ToolException($"{place}: not a place.", "Write a file and a line, for instance src/Client.cs:42, or an operation, for instance IOrders.GetAsync.");
        var file = Path.GetFullPath(place[..colon]);
        return File.Exists(file) ? (file, line) : throw new ToolException($"{place[..colon]}: no such file.", "Name a C# source file.");
    }

    private static Target ProjectOf(string file, bool loose)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var projects = Directory.EnumerateFiles(folder, "*.csproj").Where(SourceTree.IsProject).Order(StringComparer.Ordinal).ToArray();
            if (projects.Length > 0) return Target.Parse(projects[0]);
        }

        return loose
            ? Target.Parse(Path.GetDirectoryName(file)!)
            : throw new ToolException($"{file}: no project file in its folder or above.", "Pass --loose to read the files of its folder as they are.");
    }

    private static int Explain(ScanResult result, string file, int line, ToolConsole console)
    {
        var inFile = result.Sites.Where(site => site.File == file).ToArray();
        var sites = inFile.Where(site => site.StartLine <= line && line <= site.Line).ToArray();
        foreach (var site in sites) EvidenceReport.Write(site, console.Output);
        if (sites.Length > 0) return ExitCodes.Done;

        console.Fail(
            $"{file}:{line}: no HTTP call site.",
            inFile.Length == 0 ? "The file holds none." : $"The file has some on lines {string.Join(", ", inFile.Select(site => site.Line).Distinct())}.");
        return ExitCodes.UsageOrToolFailure;
    }
}
