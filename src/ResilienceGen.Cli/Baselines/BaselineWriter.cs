using System.Text;
using ResilienceGen.Analyzers.Baseline;
using ResilienceGen.Cli.Migration;

namespace ResilienceGen.Cli.Baselines;

/// <summary>Writes a baseline in one step; a file that was not understood in full is not written over.</summary>
internal static class BaselineWriter
{
    public static void Replace(BaselineComparison comparison, IEnumerable<BaselineEntry> entries)
    {
        EnsureReadable(comparison);
        Write(comparison.Path!, entries, comparison.File.Comments);
    }

    public static void Write(string path, IEnumerable<BaselineEntry> entries, IEnumerable<string> comments) =>
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(BaselineFile.Write(entries, comments)));

    /// <exception cref="ToolException">A line of the file cannot be read: whatever was written would lose it.</exception>
    public static void EnsureReadable(BaselineComparison comparison)
    {
        if (comparison.File.Problems is [var problem, ..])
            throw new ToolException($"{comparison.Path}({problem.Line}): {problem.Message}; nothing was written.", $"To mend it, {problem.Remedy}.");
    }
}
