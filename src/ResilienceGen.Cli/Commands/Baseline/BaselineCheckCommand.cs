using System.CommandLine;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands.Baseline;

/// <summary><c>resilience baseline check</c>: the gate of a pipeline.</summary>
internal static class BaselineCheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var strict = new Option<bool>("--strict-stale") { Description = "Return 1 for stale entries too." };
        var command = new Command("check", $"List what is new and what is stale. Returns 1 if there are new gaps.\n\n{ExitCodes.Help}") { target, loose, strict };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var (result, comparisons) = await BaselineCommand.CompareAsync(parsed.GetValue(target)!, parsed.GetValue(loose), console, cancellationToken);
            foreach (var comparison in comparisons) BaselineReport.Write(comparison, result, console.Output);
            if (result.IsIncomplete || comparisons.Any(comparison => !comparison.File.Problems.IsEmpty)) return ExitCodes.UsageOrToolFailure;
            var isFailed = comparisons.Any(comparison => !comparison.New.IsEmpty || (parsed.GetValue(strict) && !comparison.Stale.IsEmpty));
            return isFailed ? ExitCodes.FindingsFailTheCheck : ExitCodes.Done;
        }));
        return command;
    }
}
