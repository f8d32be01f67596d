using System.Xml.Linq;

namespace ResilienceGen.Repository.Tests.Architecture;

/// <summary>Which project may know which. The compiler side and the run side never meet, except in the tool.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ResilienceGen"] = [],
        ["ResilienceGen.Analyzers"] = [],
        ["ResilienceGen.CodeFixes"] = ["ResilienceGen.Analyzers"],
        ["ResilienceGen.Cli"] = ["ResilienceGen.CodeFixes", "ResilienceGen.Analyzers", "ResilienceGen"],
    };

    [Fact]
    public void Every_project_under_src_has_a_place_in_the_plan() =>
        Assert.Equal(Allowed.Keys.Order(), SourceProjects().Select(Name).Order());

    [Fact]
    public void No_project_references_one_it_must_not_know()
    {
        var forbidden =
            from project in SourceProjects()
            from reference in References(project)
            where !Allowed[Name(project)].Contains(reference)
            select $"{Name(project)} -> {reference}";
        Assert.Empty(forbidden);
    }

    private static IEnumerable<string> SourceProjects() => RepositoryRoot.Files("src", "*.csproj");

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    // A reference without its assembly only orders the build (the package carries those files).
    private static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));
}
