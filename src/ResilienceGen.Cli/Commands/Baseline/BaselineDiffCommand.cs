using System.CommandLine;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands.Baseline;

/// <summary><c>resilience baseline diff</c>: what <c>prune</c> and <c>accept</c> would change, line by line.</summary>
internal static class BaselineDiffCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var command = new Command("diff", $"Show what would change in the baseline: + not accepted yet, - stale, > moved.\n\n{ExitCodes.Help}") { target, loose };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var (result, comparisons) = await BaselineCommand.CompareAsync(parsed.GetValue(target)!, parsed.GetValue(loose), console, cancellationToken);
            foreach (var comparison in comparisons) BaselineReport.WriteDiff(comparison, result, console.Output);
            return result.IsIncomplete ? ExitCodes.UsageOrToolFailure : ExitCodes.Done;
        }));
        return command;
    }
}
