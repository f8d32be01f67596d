namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>The map stays short and names every room.</summary>
public sealed class ArchitectureDocumentTests
{
    private static readonly string Document = File.ReadAllText(RepositoryRoot.Combine("docs", "architecture.md"));

    [Fact]
    public void The_map_is_at_most_150_lines() => Assert.InRange(Document.Split('\n').Length, 1, 151);

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("build")]
    public void The_map_names_every_folder(string top) =>
        Assert.DoesNotContain(Folders(RepositoryRoot.Combine(top)), name => !Document.Contains(name, StringComparison.Ordinal));

    [Fact]
    public void The_map_names_every_room_of_the_source() =>
        Assert.DoesNotContain(
            Directory.GetDirectories(RepositoryRoot.Combine("src")).SelectMany(Folders),
            name => !Document.Contains($"`{name}`", StringComparison.Ordinal));

    [Fact]
    public void Every_dependency_has_its_reason()
    {
        var packages = System.Xml.Linq.XDocument.Load(RepositoryRoot.Combine("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(package => (string)package.Attribute("Include")!);
        Assert.DoesNotContain(packages, package => !Document.Contains($"`{package}`", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Folders(string parent) =>
        Directory.GetDirectories(parent).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"));
}
