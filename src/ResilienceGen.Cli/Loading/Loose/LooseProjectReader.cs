using System.Collections.Immutable;
using System.Xml;

namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>Turns a project file into a <see cref="LooseProject"/>. A file that cannot be read is served with the SDK's defaults, and says so.</summary>
internal static class LooseProjectReader
{
    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit"];

    public static LooseProject Read(string file)
    {
        try
        {
            var first = ProjectEvaluation.Run(file, targetFramework: null);
            var targetFramework = TargetFrameworkOf(first.Properties);
            return From(file, targetFramework is null ? first : ProjectEvaluation.Run(file, targetFramework), targetFramework);
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            var notice = new Notice(NoticeLevel.Warning, file, $"cannot be read as a project, its folder is read with the SDK's defaults: {error.Message}", "Repair the file.");
            return WithoutFile(file, [notice]);
        }
    }

    private static LooseProject WithoutFile(string file, ImmutableArray<Notice> notices) =>
        new()
        {
            File = file,
            Name = Path.GetFileNameWithoutExtension(file),
            AssemblyName = Path.GetFileNameWithoutExtension(file),
            GlobalUsings = [.. ImplicitUsings.Of("Microsoft.NET.Sdk")],
            Sources = [.. DefaultSources(Path.GetDirectoryName(file)!)],
            Notices = notices,
        };

    private static LooseProject From(string file, ProjectEvaluation evaluation, string? targetFramework)
    {
        var properties = evaluation.Properties;
        var name = Path.GetFileNameWithoutExtension(file);
        return new LooseProject
        {
            File = file,
            Name = name,
            AssemblyName = properties["AssemblyName"] is { Length: > 0 } assembly ? assembly : name,
            TargetFramework = targetFramework,
            IsExecutable = properties["OutputType"].Contains("exe", StringComparison.OrdinalIgnoreCase) || evaluation.Sdk.Contains("Web", StringComparison.OrdinalIgnoreCase),
            IsTest = IsTest(evaluation),
            IsNullable = properties.Is("Nullable"),
            Symbols = [.. Symbols(properties, targetFramework)],
            GlobalUsings = [.. GlobalUsings(evaluation)],
            Sources = [.. Sources(file, evaluation)],
            ProjectReferences = [.. References(file, evaluation, "ProjectReference", item => item.Include)],
            AssemblyReferences = [.. References(file, evaluation, "Reference", item => item.Metadata("HintPath")).Where(File.Exists)],
            Notices = [.. evaluation.Notices],
        };
    }

    private static string? TargetFrameworkOf(ProjectProperties properties) =>
        TargetFrameworks.Newest(properties["TargetFrameworks"] is { Length: > 0 } several ? several : properties["TargetFramework"])
        ?? TargetFrameworks.FromVersion(properties["TargetFrameworkVersion"]);

    private static bool IsTest(ProjectEvaluation evaluation) =>
        evaluation.Properties.Is("IsTestProject", absent: evaluation.Items.Any(item => item.Type == "PackageReference" && TestPackages.Contains(item.Include, StringComparer.OrdinalIgnoreCase)));

    private static IEnumerable<string> Symbols(ProjectProperties properties, string? targetFramework) =>
        properties["DefineConstants"].Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(["DEBUG", "TRACE"])
            .Concat(TargetFrameworks.Symbols(targetFramework))
            .Where(symbol => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(symbol))
            .Distinct();

    private static IEnumerable<string> GlobalUsings(ProjectEvaluation evaluation)
    {
        var usings = evaluation.Properties.Is("ImplicitUsings") ? [.. ImplicitUsings.Of(evaluation.Sdk)] : new List<string>();
        foreach (var item in evaluation.Items.Where(item => item.Type == "Using"))
        {
            usings.RemoveAll(item.Remove.Split(';').Contains);
            if (item.Include.Length == 0) continue;
            var prefix = item.Metadata("Static").Equals("true", StringComparison.OrdinalIgnoreCase) ? "static "
                : item.Metadata("Alias") is { Length: > 0 } alias ? $"{alias} = "
                : "";
            usings.AddRange(item.Include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => prefix + name));
        }

        return usings.Distinct();
    }

    private static IEnumerable<string> Sources(string file, ProjectEvaluation evaluation)
    {
        var folder = Path.GetDirectoryName(file)!;
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        if (evaluation.Sdk.Length > 0 && evaluation.Properties.Is("EnableDefaultItems", absent: true) && evaluation.Properties.Is("EnableDefaultCompileItems", absent: true))
            sources.UnionWith(DefaultSources(folder));

        foreach (var item in evaluation.Items.Where(item => item.Type == "Compile"))
        {
            if (item.Remove.Length > 0) sources.RemoveWhere(new Predicate<string>(Glob.Matcher(item.Remove, folder)));
            if (item.Include.Length == 0) continue;
            var excluded = Glob.Matcher(item.Exclude, folder);
            sources.UnionWith(Glob.Expand(item.Include, folder).Where(SourceTree.IsSource).Where(source => !excluded(source)));
        }

        return sources;
    }

    // A folder with a project of its own belongs to that project.
    private static IEnumerable<string> DefaultSources(string folder) =>
        SourceTree.FilesUnder(folder, child => !Directory.EnumerateFiles(child, "*.csproj").Any()).Where(SourceTree.IsSource);

    private static IEnumerable<string> References(string file, ProjectEvaluation evaluation, string type, Func<ProjectItem, string> path) =>
        evaluation.Items
            .Where(item => item.Type == type)
            .SelectMany(item => evaluation.Properties.Expand(path(item)).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(reference => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, reference.Replace('\\', Path.DirectorySeparatorChar))))
            .Distinct();
}
