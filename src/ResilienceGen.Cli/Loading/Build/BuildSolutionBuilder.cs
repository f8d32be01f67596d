using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;
using ResilienceGen.Cli.Loading.Loose;

namespace ResilienceGen.Cli.Loading.Build;

/// <summary>Makes a Roslyn solution of compiler command lines. The projects' own generators run; references among loaded projects are live.</summary>
internal sealed class BuildSolutionBuilder(IReadOnlyList<BuildProject> projects)
{
    private readonly SourceReader _sources = new();
    private readonly List<Notice> _notices = [];
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly ILookup<string, BuildProject> _byFile = projects.ToLookup(project => project.File);

    public IReadOnlyList<Notice> Notices => [.. _notices, .. _sources.Notices];

    public (Solution Solution, ImmutableArray<LoadedProject> Projects) Build(CancellationToken cancellationToken)
    {
        var infos = new Dictionary<BuildProject, ProjectInfo>();
        foreach (var project in projects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            infos[project] = Info(project);
        }

        var linked = projects.Select(project => infos[project].WithProjectReferences(
            Reachable(project).Select(reference => new ProjectReference(infos[reference].Id))));
        var solution = _workspace.AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Default, projects: linked));
        return (solution, [.. projects.Select(project => new LoadedProject(infos[project].Id, project.Name, project.File, project.TargetFramework, project.IsTest, Requested: true))]);
    }

    private ProjectInfo Info(BuildProject project)
    {
        var live = Reachable(project).Select(reference => reference.OutputName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folder = Path.GetDirectoryName(project.File)!;
        var arguments = project.Arguments.Where(argument => IsUsable(argument, project, folder, live));
        var info = CommandLineProject.CreateProjectInfo(project.Name, LanguageNames.CSharp, arguments, folder, _workspace);
        return info
            .WithFilePath(project.File)
            .WithDocuments(Documents(info));
    }

    private IEnumerable<DocumentInfo> Documents(ProjectInfo info)
    {
        foreach (var document in info.Documents)
        {
            if (document.FilePath is null) yield return document;
            else if (_sources.Loader(document.FilePath) is { } loader) yield return document.WithTextLoader(loader);
        }
    }

    private bool IsUsable(string argument, BuildProject project, string folder, HashSet<string> live)
    {
        foreach (var option in new[] { "/reference:", "/analyzer:" })
        {
            if (!argument.StartsWith(option, StringComparison.Ordinal)) continue;
            var path = Path.GetFullPath(Path.Combine(folder, argument[option.Length..].Trim('"').Split('=')[^1]));
            if (live.Contains(Path.GetFileName(path))) return false;
            if (File.Exists(path)) return true;
            _notices.Add(new Notice(NoticeLevel.Error, project.File, $"refers to {path}, which is not built.", $"Run dotnet build \"{project.File}\" once, or pass --loose."));
            return false;
        }

        return true;
    }

    // References pass on, as the SDK passes them on. Each project takes part once, in the target framework that fits best.
    private HashSet<BuildProject> Reachable(BuildProject project)
    {
        var reached = new HashSet<BuildProject>();
        var pending = new Queue<string>(project.ProjectReferences);
        while (pending.TryDequeue(out var file))
        {
            if (file == project.File || Fitting(file, project.TargetFramework) is not { } reference || !reached.Add(reference)) continue;
            foreach (var next in reference.ProjectReferences) pending.Enqueue(next);
        }

        return reached;
    }

    private BuildProject? Fitting(string file, string? targetFramework)
    {
        var candidates = _byFile[file].ToArray();
        var nearest = TargetFrameworks.Nearest(candidates.Select(candidate => candidate.TargetFramework).OfType<string>(), targetFramework);
        return candidates.FirstOrDefault(candidate => candidate.TargetFramework == nearest) ?? candidates.FirstOrDefault();
    }
}
