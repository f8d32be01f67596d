using System.Collections.Immutable;
using ResilienceGen.Cli.Output;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>Loads a folder, project or solution from its files alone: nothing restored, nothing built, no code of it run.</summary>
internal static class LooseLoader
{
    public static LoadedSolution Load(Target target, Progress progress, CancellationToken cancellationToken)
    {
        progress.Report("reading projects");
        var notices = ImmutableArray.CreateBuilder<Notice>();
        var requested = ProjectFiles(target, notices);
        var projects = WithReferences(requested, notices, cancellationToken);
        if (target.Kind == TargetKind.Folder && Orphans(target.Path) is { Sources.Length: > 0 } orphans) projects.Add(orphans);
        foreach (var project in projects) notices.AddRange(project.Notices);
        if (projects.All(project => project.Sources.Length == 0))
            throw new ToolException($"{target.Path}: holds no C# source file.", "Name a folder or project that does.");

        var wanted = requested.ToHashSet();
        var builder = new LooseSolutionBuilder(project => project.File is null || wanted.Contains(project.File), progress, cancellationToken);
        var (solution, loaded) = builder.Build(projects);
        return new LoadedSolution(solution, loaded, target.Root, [.. notices, .. builder.Notices]);
    }

    private static IReadOnlyList<string> ProjectFiles(Target target, ImmutableArray<Notice>.Builder notices)
    {
        if (target.Kind == TargetKind.Project) return [target.Path];
        if (target.Kind == TargetKind.Folder) return [.. SourceTree.FilesUnder(target.Path).Where(SourceTree.IsProject)];
        var listed = SolutionFile.ProjectsOf(target.Path);
        foreach (var missing in listed.Where(file => !File.Exists(file)))
            notices.Add(new Notice(NoticeLevel.Error, missing, "listed in the solution but not there.", "Restore the file or remove it from the solution."));
        return [.. listed.Where(File.Exists)];
    }

    private static List<LooseProject> WithReferences(IEnumerable<string> requested, ImmutableArray<Notice>.Builder notices, CancellationToken cancellationToken)
    {
        var projects = new List<LooseProject>();
        var seen = new HashSet<string>();
        var pending = new Queue<string>(requested);
        while (pending.TryDequeue(out var file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!seen.Add(file)) continue;
            var project = LooseProjectReader.Read(file);
            projects.Add(project);
            foreach (var reference in project.ProjectReferences.Where(SourceTree.IsProject))
            {
                if (File.Exists(reference)) pending.Enqueue(reference);
                else if (seen.Add(reference)) notices.Add(new Notice(NoticeLevel.Warning, file, $"refers to {reference}, which is not there; what it declares will not bind."));
            }
        }

        return projects;
    }

    // The files of a folder that no project is near to form one compilation.
    private static LooseProject Orphans(string folder) =>
        new()
        {
            Name = Path.GetFileName(folder),
            AssemblyName = Path.GetFileName(folder),
            GlobalUsings = [.. ImplicitUsings.Of("Microsoft.NET.Sdk")],
            Sources = Directory.EnumerateFiles(folder, "*.csproj").Any()
                ? []
                : [.. SourceTree.FilesUnder(folder, child => !Directory.EnumerateFiles(child, "*.csproj").Any()).Where(SourceTree.IsSource)],
        };
}
