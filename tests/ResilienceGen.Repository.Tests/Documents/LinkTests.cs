using System.Text.RegularExpressions;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>A link inside the repository leads somewhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_of_a_document_leads_to_a_file()
    {
        var broken =
            from document in Documents()
            from Match link in RelativeLink().Matches(File.ReadAllText(document))
            let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, link.Groups["path"].Value))
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{RepositoryRoot.Relative(document)}: {link.Groups["path"].Value}";
        Assert.Empty(broken);
    }

    private static IEnumerable<string> Documents() =>
        RepositoryRoot.Files("docs", "*.md").Append(RepositoryRoot.Combine("README.md"));

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
