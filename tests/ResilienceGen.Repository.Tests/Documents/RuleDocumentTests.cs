using Microsoft.CodeAnalysis;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>A rule has one id, one page its help link lands on, and one entry in the release notes.</summary>
public sealed class RuleDocumentTests
{
    private static readonly string[] Sections = ["## Why", "## Detected", "## Not detected", "## Fix", "## Suppress"];

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Descriptors.All.Count, Descriptors.All.Select(rule => rule.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_help_link_lands_on_a_page_that_names_the_rule(string id)
    {
        var rule = Rule(id);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}: {rule.Title}\n", Page(id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_has_every_section(string id) => Assert.DoesNotContain(Sections, section => !Page(id).Contains($"\n{section}", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_release_notes_list_the_rule(string id)
    {
        var notes = File.ReadAllText(RepositoryRoot.Combine("src", "ResilienceGen.Analyzers", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(RepositoryRoot.Combine("src", "ResilienceGen.Analyzers", "AnalyzerReleases.Shipped.md"));
        Assert.Contains(id, notes, StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_describes_a_rule_that_does_not_exist() =>
        Assert.Equal(
            Descriptors.All.Select(rule => rule.Id),
            RepositoryRoot.Files("docs/rules", "RSG*.md").Select(page => Path.GetFileNameWithoutExtension(page)));

    private static DiagnosticDescriptor Rule(string id) => Descriptors.All.Single(rule => rule.Id == id);

    private static string Page(string id) => File.ReadAllText(RepositoryRoot.Combine("docs", "rules", $"{id}.md"));
}
