using System.Collections.Immutable;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Loading.Build;

/// <summary>Loads a restored project or solution exactly as its build compiles it, per target framework.</summary>
internal static class BuildLoader
{
    public static async Task<LoadedSolution> LoadAsync(Target target, Progress progress, CancellationToken cancellationToken)
    {
        var resolved = target.ResolveFolder();
        var files = resolved.Kind == TargetKind.Project ? [resolved.Path] : SolutionFile.ProjectsOf(resolved.Path);
        var (projects, notices) = await ReadAsync(files, progress, cancellationToken);
        if (projects.IsEmpty)
            throw new ToolException(string.Join(Environment.NewLine, notices.Select(notice => notice.Text)), notices.Length == 1 ? "" : "No project could be loaded.");

        progress.Report($"reading {projects.Length} projects");
        var builder = new BuildSolutionBuilder(projects);
        var (solution, loaded) = await Task.Run(() => builder.Build(cancellationToken), cancellationToken);
        return new LoadedSolution(solution, loaded, target.Root, [.. notices, .. builder.Notices]);
    }

    private static async Task<(ImmutableArray<BuildProject> Projects, ImmutableArray<Notice> Notices)> ReadAsync(
        IReadOnlyList<string> files,
        Progress progress,
        CancellationToken cancellationToken)
    {
        var answers = new (ImmutableArray<BuildProject> Projects, Notice? Failure)[files.Count];
        var done = 0;
        await Parallel.ForAsync(0, files.Count, cancellationToken, async (index, token) =>
        {
            answers[index] = File.Exists(files[index])
                ? await BuildProjectReader.ReadAsync(files[index], token)
                : ([], new Notice(NoticeLevel.Error, files[index], "listed in the solution but not there.", "Restore the file or remove it from the solution."));
            progress.Report($"asking MSBuild {Interlocked.Increment(ref done)}/{files.Count} {Path.GetFileNameWithoutExtension(files[index])}");
        });
        return ([.. answers.SelectMany(answer => answer.Projects)], [.. answers.Select(answer => answer.Failure).OfType<Notice>()]);
    }
}
