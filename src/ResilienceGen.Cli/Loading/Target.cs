namespace ResilienceGen.Cli.Loading;

/// <summary>What the user pointed at.</summary>
internal enum TargetKind
{
    Project,
    Solution,
    Folder,
}

/// <summary>A checked target: it exists and is of a kind that can be read.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Target(string Path, TargetKind Kind)
{
    /// <summary>The folder that reported paths are relative to.</summary>
    public string Root => Kind == TargetKind.Folder ? Path : System.IO.Path.GetDirectoryName(Path)!;

    /// <exception cref="ToolException">The path does not exist or is no target.</exception>
    public static Target Parse(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (Directory.Exists(full)) return new Target(full, TargetKind.Folder);
        if (!File.Exists(full))
            throw new ToolException($"{path}: no such file or folder.", "Name a .csproj, .sln or .slnx file, or a folder.");
        return System.IO.Path.GetExtension(full).ToLowerInvariant() switch
        {
            ".csproj" => new Target(full, TargetKind.Project),
            ".sln" or ".slnx" => new Target(full, TargetKind.Solution),
            _ => throw new ToolException($"{path}: not a C# project or solution.", "Name a .csproj, .sln or .slnx file, or a folder."),
        };
    }

    /// <summary>The one solution or project of a folder, for loading by build.</summary>
    /// <exception cref="ToolException">There is none, or more than one.</exception>
    public Target ResolveFolder()
    {
        if (Kind != TargetKind.Folder) return this;
        var solutions = Files("*.slnx").Concat(Files("*.sln")).ToArray();
        var candidates = solutions.Length > 0 ? solutions : [.. Files("*.csproj")];
        return candidates.Length switch
        {
            1 => Parse(candidates[0]),
            0 => throw new ToolException($"{Path}: holds no solution or project.", "Name one, or pass --loose to read the C# files of the folder as they are."),
            _ => throw new ToolException($"{Path}: holds {candidates.Length} candidates ({string.Join(", ", candidates.Select(System.IO.Path.GetFileName))}).", "Name one of them, or pass --loose to read the whole folder."),
        };
    }

    // On Windows "*.sln" would match .slnx as well.
    private IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Path, pattern)
            .Where(file => System.IO.Path.GetExtension(file).Equals(pattern[1..], StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
