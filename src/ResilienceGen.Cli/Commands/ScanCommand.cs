using System.CommandLine;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Commands;

/// <summary><c>resilience scan</c>: every HTTP call site and its verdict.</summary>
internal static class ScanCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var format = new Option<string>("--format") { Description = "How to print the result.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "sarif");
        var failOn = new Option<string?>("--fail-on") { Description = "Return 1 if there is such a finding that the baseline does not accept." };
        failOn.AcceptOnlyFromAmong("gap");
        var command = new Command("scan", $"List every HTTP call site with its verdict and count what is covered.\n\n{ExitCodes.Help}") { target, loose, format, failOn };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var result = await RunAsync(Target.Parse(parsed.GetValue(target)!), parsed.GetValue(loose), console, cancellationToken);
            console.Write(result.Notices);
            Report(result, parsed.GetValue(format)!, console);
            if (result.IsIncomplete) return ExitCodes.UsageOrToolFailure;
            return parsed.GetValue(failOn) is not null && result.Coverage.NewGaps > 0 ? ExitCodes.FindingsFailTheCheck : ExitCodes.Done;
        }));
        return command;
    }

    private static async Task<ScanResult> RunAsync(Target target, bool loose, ToolConsole console, CancellationToken cancellationToken)
    {
        var loaded = await SolutionLoader.LoadAsync(target, loose, console.Progress, cancellationToken);
        return await Scanner.ScanAsync(loaded, console.Progress, cancellationToken);
    }

    private static void Report(ScanResult result, string format, ToolConsole console)
    {
        switch (format)
        {
            case "json":
                JsonReport.Write(result, console.Output);
                break;
            case "sarif":
                SarifReport.Write(result, console.Output);
                break;
            default:
                TableReport.Write(result, console.Output, console.IsOutputTerminal);
                break;
        }
    }
}
