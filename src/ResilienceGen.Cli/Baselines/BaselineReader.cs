using System.Text;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Cli.Loading;

namespace ResilienceGen.Cli.Baselines;

/// <summary>Reads each baseline once for all the projects that share it.</summary>
internal sealed class BaselineReader
{
    private readonly Dictionary<string, BaselineFile> _files = [];

    /// <summary>What cannot be read, as the build says it: such a line accepts nothing.</summary>
    public IEnumerable<Notice> Notices =>
        from file in _files
        from problem in file.Value.Problems
        select new Notice(NoticeLevel.Warning, $"{file.Key}({problem.Line})", $"{problem.Message}; {problem.Remedy}.");

    /// <param name="path">The file; null for a project that has none.</param>
    public BaselineFile Read(string? path)
    {
        if (path is null) return BaselineFile.Empty;
        if (!_files.TryGetValue(path, out var file)) _files[path] = file = BaselineParser.Parse(SourceText.From(File.ReadAllText(path, Encoding.UTF8)));
        return file;
    }
}
