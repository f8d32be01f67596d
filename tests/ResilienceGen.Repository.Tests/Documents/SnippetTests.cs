using System.Text.RegularExpressions;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>Code in the README is code of a sample, which is compiled and run.</summary>
public sealed partial class SnippetTests
{
    private static readonly string Readme = File.ReadAllText(RepositoryRoot.Combine("README.md"));

    public static TheoryData<string> Snippets => [.. SnippetMarker().Matches(Readme).Select(marker => marker.Groups["file"].Value)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void The_code_of_the_readme_stands_in_the_sample(string file) =>
        GeneratedDocument.AssertCurrent("README.md", $"snippet {file}", $"```csharp\n{Declarations(file)}\n```\n");

    // Usings and namespace are noise to a reader who wants to see the shape.
    private static string Declarations(string file)
    {
        var lines = File.ReadAllLines(RepositoryRoot.Combine(file));
        return string.Join('\n', lines.SkipWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal)).Skip(1)).Trim();
    }

    [GeneratedRegex("<!-- snippet (?<file>[^ ]+) -->")]
    private static partial Regex SnippetMarker();
}
