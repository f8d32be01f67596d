using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Cli.Loading;

/// <summary>One project in one target framework.</summary>
/// <param name="Id">Its id in the solution.</param>
/// <param name="Name">The name shown to the user.</param>
/// <param name="ProjectFile">The project file; null for files that belong to none.</param>
/// <param name="TargetFramework">The target framework; null when it is not known.</param>
/// <param name="IsTest">Whether the project declares itself a test project.</param>
/// <param name="Requested">Whether the user asked for it; otherwise it is here only because another one refers to it.</param>
internal sealed record LoadedProject(
    ProjectId Id,
    string Name,
    string? ProjectFile,
    string? TargetFramework,
    bool IsTest,
    bool Requested);

/// <summary>What the tool works on: Roslyn's solution and what is known about its projects.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Projects">Its projects, the requested ones and those they need.</param>
/// <param name="Root">The folder that reported paths are relative to.</param>
/// <param name="Notices">What went wrong or was assumed on the way.</param>
internal sealed record LoadedSolution(
    Solution Solution,
    ImmutableArray<LoadedProject> Projects,
    string Root,
    ImmutableArray<Notice> Notices)
{
    public IEnumerable<LoadedProject> Requested => Projects.Where(project => project.Requested);

    /// <summary>A path as it is reported: relative to the root, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
