using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Cli.Loading;
using ResilienceGen.Cli.Migration;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Commands;

/// <summary>One run of <c>resilience migrate</c>.</summary>
internal sealed class MigrationRun(MigrationRequest request, ToolConsole console)
{
    public async Task<int> PlanAsync(string folder, CancellationToken cancellationToken)
    {
        var loaded = await LoadAsync(cancellationToken);
        var migration = Start(loaded, Obstacle.ToPatch);
        var parts = new List<ShardResult>();
        await foreach (var part in migration.RunAsync(cancellationToken)) parts.Add(part);
        cancellationToken.ThrowIfCancellationRequested();
        Notice[] notices = [.. loaded.Notices, .. migration.Unmatched()];
        MigrationFiles.WritePlan(folder, parts, notices);
        console.Write(notices);
        MigrationReport.WriteText(parts, request, console.Output, isApplied: false);
        return ExitCodeOf(Total(loaded, parts), notices);
    }

    public async Task<int> ApplyAsync(string? folder, bool verify, CancellationToken cancellationToken)
    {
        var loaded = await LoadAsync(cancellationToken);
        var migration = Start(loaded, Obstacle.ToApply);
        var parts = new List<ShardResult>();
        var notices = new List<Notice>(loaded.Notices);
        await foreach (var part in migration.RunAsync(cancellationToken))
        {
            // A part that is begun is written whole; a cancellation is heeded between parts.
            cancellationToken.ThrowIfCancellationRequested();
            var unwritten = Applier.Apply(part.Result);
            parts.Add(part with { Result = part.Result.Without(unwritten) });
            notices.AddRange(unwritten.Select(file => new Notice(NoticeLevel.Error, file.Key, $"could not be written and is left as it was: {file.Value}", "Check its permissions and run again.")));
        }

        var total = Total(loaded, parts);
        if (folder is not null) MigrationFiles.WriteUndo(folder, total, parts, notices);
        notices.AddRange(migration.Unmatched());
        console.Write(notices);
        MigrationReport.WriteText(parts, request, console.Output, isApplied: true);
        if (verify && !await IsVerifiedAsync(loaded, migration.GapsBefore.Length, total, cancellationToken)) return ExitCodes.UsageOrToolFailure;
        return ExitCodeOf(total, notices);
    }

    private async Task<bool> IsVerifiedAsync(LoadedSolution before, int gapsBefore, MigrationResult result, CancellationToken cancellationToken)
    {
        var verification = await Verification.RunAsync(before, gapsBefore, result, await LoadAsync(cancellationToken), console.Progress, cancellationToken);
        console.Progress.Clear();
        foreach (var problem in verification.Problems) console.Fail($"not verified: {problem}", $"Take the edits back with git, or with {MigrationFiles.Undo} if --out was given.");
        if (verification.Problems.IsEmpty)
            console.Output.WriteLine($"verified: gaps of the whole target {verification.GapsBefore} -> {verification.GapsAfter}, no new compile error");
        return verification.Problems.IsEmpty;
    }

    private Task<LoadedSolution> LoadAsync(CancellationToken cancellationToken) =>
        SolutionLoader.LoadAsync(request.Target, request.Loose, console.Progress, cancellationToken);

    private ShardedMigration Start(LoadedSolution loaded, Func<string, SourceText, Obstacle?> obstacle) => new(loaded, request, obstacle, console.Progress);

    private static MigrationResult Total(LoadedSolution loaded, IEnumerable<ShardResult> parts) =>
        MigrationResult.Combine(loaded.Root, [.. parts.Select(part => part.Result)]);

    private static int ExitCodeOf(MigrationResult result, IEnumerable<Notice> notices)
    {
        if (notices.Any(notice => notice.Level == NoticeLevel.Error)) return ExitCodes.UsageOrToolFailure;
        return result.Edits.IsEmpty && !result.Refusals.IsEmpty ? ExitCodes.OnlyRefusalsLeft : ExitCodes.Done;
    }
}
