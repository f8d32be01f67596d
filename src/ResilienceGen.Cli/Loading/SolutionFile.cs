using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ResilienceGen.Cli.Loading;

/// <summary>Reads which C# projects a solution file lists, in either format.</summary>
internal static partial class SolutionFile
{
    /// <returns>Full paths, in the order of the file.</returns>
    /// <exception cref="ToolException">The file cannot be read or lists no C# project.</exception>
    public static IReadOnlyList<string> ProjectsOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        string[] projects = [.. Listed(path)
            .Where(listed => listed.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            .Select(listed => Path.GetFullPath(Path.Combine(folder, listed.Replace('\\', Path.DirectorySeparatorChar))))
            .Distinct()];
        return projects.Length > 0
            ? projects
            : throw new ToolException($"{path}: lists no C# project.", "Name another solution, or a folder with --loose.");
    }

    private static IEnumerable<string> Listed(string path) =>
        Path.GetExtension(path).Equals(".slnx", StringComparison.OrdinalIgnoreCase)
            ? ReadXml(path)
            : ProjectLine().Matches(File.ReadAllText(path)).Select(match => match.Groups["path"].Value);

    private static IEnumerable<string> ReadXml(string path)
    {
        try
        {
            return XDocument.Load(path).Descendants("Project").Select(project => (string?)project.Attribute("Path")).OfType<string>();
        }
        catch (XmlException error)
        {
            throw new ToolException($"{path}({error.LineNumber}): not a valid .slnx file: {error.Message}", "Repair it, or name a folder with --loose.");
        }
    }

    [GeneratedRegex("""^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"(?<path>[^"]+)""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
