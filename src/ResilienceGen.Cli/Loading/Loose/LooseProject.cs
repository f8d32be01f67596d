using System.Collections.Immutable;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>What one project file says that matters for binding its code.</summary>
internal sealed record LooseProject
{
    /// <summary>The project file; null for the compilation of files that belong to none.</summary>
    public string? File { get; init; }

    public required string Name { get; init; }

    public required string AssemblyName { get; init; }

    public string? TargetFramework { get; init; }

    /// <summary>Whether the code has an entry point.</summary>
    public bool IsExecutable { get; init; }

    public bool IsTest { get; init; }

    public bool IsNullable { get; init; }

    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>The directives of the global usings, without <c>global</c>.</summary>
    public ImmutableArray<string> GlobalUsings { get; init; } = [];

    /// <summary>Full paths of the source files.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Full paths of the projects it refers to.</summary>
    public ImmutableArray<string> ProjectReferences { get; init; } = [];

    /// <summary>Full paths of assemblies it refers to by hint path.</summary>
    public ImmutableArray<string> AssemblyReferences { get; init; } = [];

    public ImmutableArray<Notice> Notices { get; init; } = [];
}
