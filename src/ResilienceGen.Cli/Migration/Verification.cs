using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Migration;

/// <summary>
/// Checks an applied migration against what is on disk now: the gap fell by exactly what was applied, nothing new fails to compile,
/// and no file holds a conflict marker.
/// </summary>
/// <param name="GapsBefore">Gaps of the whole target before.</param>
/// <param name="GapsAfter">Gaps of the whole target, read anew.</param>
/// <param name="Problems">What is not as it should be; empty where all is well.</param>
internal sealed record Verification(int GapsBefore, int GapsAfter, ImmutableArray<string> Problems)
{
    private static readonly string[] ConflictMarkers = ["<<<<<<< ", ">>>>>>> "];

    public static async Task<Verification> RunAsync(LoadedSolution before, int gapsBefore, MigrationResult result, LoadedSolution after, Progress progress, CancellationToken cancellationToken)
    {
        var gapsAfter = (await new GapFinder(after).GapsAsync(after.Solution, cancellationToken)).Length;
        var problems = ImmutableArray.CreateBuilder<string>();
        if (gapsBefore - gapsAfter != result.Edits.Length)
            problems.Add($"{result.Edits.Length} calls were edited, but the gap went from {gapsBefore} to {gapsAfter}.");
        problems.AddRange(await NewErrorsAsync(before, after, progress, cancellationToken));
        problems.AddRange(result.Files.Where(file => HoldsMarker(file.Path)).Select(file => $"{before.Relative(file.Path)} holds a conflict marker."));
        return new Verification(gapsBefore, gapsAfter, problems.ToImmutable());
    }

    private static async Task<IEnumerable<string>> NewErrorsAsync(LoadedSolution before, LoadedSolution after, Progress progress, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var project in after.Requested)
        {
            progress.Report($"verifying {project.Name}");
            if (before.Requested.FirstOrDefault(same => (same.Name, same.TargetFramework) == (project.Name, project.TargetFramework)) is not { } old)
            {
                problems.Add($"{project.Name} was not part of the migration.");
                continue;
            }

            var errors = (await ErrorsAsync(after.Solution, project, cancellationToken)).NewSince(await ErrorsAsync(before.Solution, old, cancellationToken));
            problems.AddRange(errors.Select(error => $"{before.Relative(error.File)}: {error.Text}"));
        }

        return problems;
    }

    private static async Task<CompileErrors> ErrorsAsync(Solution solution, LoadedProject project, CancellationToken cancellationToken) =>
        CompileErrors.Of((await solution.GetProject(project.Id)!.GetCompilationAsync(cancellationToken))!, cancellationToken);

    private static bool HoldsMarker(string path) =>
        File.ReadLines(path).Any(line => ConflictMarkers.Any(marker => line.StartsWith(marker, StringComparison.Ordinal)));
}
