using System.Collections.Immutable;

namespace ResilienceGen.Cli.Loading.Build;

/// <summary>One project in one target framework, as its build would compile it.</summary>
/// <param name="File">The project file.</param>
/// <param name="TargetFramework">The target framework; null for a project that names none.</param>
/// <param name="IsTest">Whether it declares itself a test project.</param>
/// <param name="Arguments">The command line of the compiler.</param>
/// <param name="ProjectReferences">Full paths of the projects it refers to.</param>
internal sealed record BuildProject(
    string File,
    string? TargetFramework,
    bool IsTest,
    ImmutableArray<string> Arguments,
    ImmutableArray<string> ProjectReferences)
{
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>The file name of the assembly it builds.</summary>
    public string OutputName { get; } =
        Arguments.FirstOrDefault(argument => argument.StartsWith("/out:", StringComparison.Ordinal)) is { } output
            ? Path.GetFileName(output["/out:".Length..].Trim('"'))
            : Path.GetFileNameWithoutExtension(File) + ".dll";
}
