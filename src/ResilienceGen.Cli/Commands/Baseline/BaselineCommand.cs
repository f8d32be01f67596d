using System.Collections.Immutable;
using System.CommandLine;
using ResilienceGen.Cli.Baselines;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Scanning;

namespace ResilienceGen.Cli.Commands.Baseline;

/// <summary><c>resilience baseline</c>: the findings that are accepted for now.</summary>
internal static class BaselineCommand
{
    public static Command Create(ToolConsole console) =>
        new("baseline", $"Accept the gaps that are there, and fail on new ones.\n\n{ExitCodes.Help}")
        {
            BaselineInitCommand.Create(console),
            BaselineCheckCommand.Create(console),
            BaselineDiffCommand.Create(console),
            BaselinePruneCommand.Create(console),
            BaselineAcceptCommand.Create(console),
        };

    /// <summary>Scans the target and holds each baseline against what was found.</summary>
    public static async Task<(ScanResult Result, ImmutableArray<BaselineComparison> Comparisons)> CompareAsync(string target, bool loose, ToolConsole console, CancellationToken cancellationToken)
    {
        var loaded = await SolutionLoader.LoadAsync(Target.Parse(target), loose, console.Progress, cancellationToken);
        var result = await Scanner.ScanAsync(loaded, console.Progress, cancellationToken);
        console.Write(result.Notices);
        return (result, BaselineComparison.Of(result));
    }

    /// <exception cref="ToolException">Part of the target was not scanned: its entries would look stale, its findings would be missing.</exception>
    public static void EnsureComplete(ScanResult result)
    {
        if (result.IsIncomplete) throw new ToolException("part of the target could not be scanned; no baseline was written.", "Mend what is reported above and run again.");
    }
}
