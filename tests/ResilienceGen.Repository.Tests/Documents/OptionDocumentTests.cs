using System.Reflection;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>Every key that the analyzers read stands on the page about options, and no other.</summary>
public sealed class OptionDocumentTests
{
    private static readonly string Document = File.ReadAllText(RepositoryRoot.Combine("docs", "options.md"));

    private static readonly string[] Keys =
    [
        .. typeof(AnalyzerSettings).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.IsLiteral && field.Name.EndsWith("Key", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void The_page_is_about_the_keys_that_are_read() =>
        Assert.Equal(Keys.Order(), Document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).Order());

    [Fact]
    public void Keys_are_read_in_one_place() =>
        Assert.Empty(
            from file in RepositoryRoot.Files("src/ResilienceGen.Analyzers", "*.cs")
            where Path.GetFileName(file) != "AnalyzerSettings.cs" && File.ReadAllText(file).Contains("AnalyzerConfigOptions", StringComparison.Ordinal)
            select RepositoryRoot.Relative(file));
}
