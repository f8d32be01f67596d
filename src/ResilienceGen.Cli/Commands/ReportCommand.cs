using System.CommandLine;
using System.Text;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Reports;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience report</c>: the state of a code base, to be looked at.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var output = new Option<string>("--output") { Description = "The folder for resilience.html, resilience.md and resilience.sarif.", DefaultValueFactory = _ => ".", HelpName = "dir" };
        var command = new Command("report", $"Write the state of a code base as a page, as Markdown and as SARIF.\n\n{ExitCodes.Help}") { target, loose, output };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var place = Target.Parse(parsed.GetValue(target)!);
            var loaded = await SolutionLoader.LoadAsync(place, parsed.GetValue(loose), console.Progress, cancellationToken);
            var result = await Scanner.ScanAsync(loaded, console.Progress, cancellationToken);
            console.Progress.Report("reading the history of the baseline");
            var baselines = result.Findings.Select(findings => findings.BaselinePath).OfType<string>().Distinct();
            var model = new ReportModel(Path.GetFileNameWithoutExtension(place.Path), result, await BurnDown.ReadAsync(baselines, cancellationToken));
            console.Write(result.Notices);
            Write(model, Path.GetFullPath(parsed.GetValue(output)!), console);
            return result.IsIncomplete ? ExitCodes.UsageOrToolFailure : ExitCodes.Done;
        }));
        return command;
    }

    private static void Write(ReportModel model, string folder, ToolConsole console)
    {
        var sarif = new StringWriter();
        SarifReport.Write(model.Result, sarif);
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in new[] { ("resilience.html", HtmlReport.Write(model)), ("resilience.md", MarkdownReport.Write(model)), ("resilience.sarif", sarif.ToString()) })
        {
            var path = Path.Combine(folder, name);
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
            console.Output.WriteLine(path);
        }

        console.Output.WriteLine(CoverageLine.Of(model.Result));
    }
}
