using System.CommandLine;
using ResilienceGen.Cli.Baselines;

namespace ResilienceGen.Cli.Commands.Baseline;

/// <summary><c>resilience baseline prune</c>: takes out what is stale, and never adds.</summary>
internal static class BaselinePruneCommand
{
    public static Command Create(ToolConsole console)
    {
        var target = SharedOptions.Target();
        var loose = SharedOptions.Loose();
        var command = new Command("prune", $"Take the stale entries out of the baseline. Never adds one.\n\n{ExitCodes.Help}") { target, loose };
        command.SetAction((parsed, cancellationToken) => ResilienceTool.GuardAsync(console, async () =>
        {
            var (result, comparisons) = await BaselineCommand.CompareAsync(parsed.GetValue(target)!, parsed.GetValue(loose), console, cancellationToken);
            BaselineCommand.EnsureComplete(result);
            BaselineComparison[] present = [.. comparisons.Where(comparison => comparison.Path is not null)];
            foreach (var comparison in present) EnsureWhole(comparison);
            foreach (var comparison in present)
            {
                if (!comparison.Stale.IsEmpty) BaselineWriter.Replace(comparison, comparison.File.Lines.Except(comparison.Stale).Select(line => line.Entry));
                console.Output.WriteLine($"{result.Shown(comparison.Path!)}: took out {comparison.Stale.Length}, {comparison.Accepted} left");
            }

            return ExitCodes.Done;
        }));
        return command;
    }

    private static void EnsureWhole(BaselineComparison comparison)
    {
        BaselineWriter.EnsureReadable(comparison);
        if (comparison.IsWhole) return;
        var others = string.Join(", ", comparison.NotScanned.Take(3).Select(Path.GetFileName)) + (comparison.NotScanned.Length > 3 ? ", ..." : "");
        throw new ToolException(
            $"{comparison.Path}: {comparison.NotScanned.Length} more {(comparison.NotScanned.Length == 1 ? "project uses" : "projects use")} this baseline ({others}); what they need cannot be told from here.",
            "Name the solution or folder that holds them all.");
    }
}
