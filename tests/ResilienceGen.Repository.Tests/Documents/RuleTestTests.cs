using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>No rule without a test that it fires and tests that it stays quiet.</summary>
public sealed class RuleTestTests
{
    private static readonly IReadOnlyList<TestFile> Files =
        [.. RepositoryRoot.Files("tests/ResilienceGen.Analyzers.Tests", "*Tests.cs").Select(TestFile.Read)];

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_tests_that_expect_it_and_tests_that_expect_silence(string id) =>
        Assert.Contains(Files, file => file.Names(id) && !file.Tests.All(ExpectsSilence) && file.Tests.Any(ExpectsSilence));

    private static bool ExpectsSilence(string test) =>
        test.Contains("Verif", StringComparison.Ordinal)
        && !test.Contains("[|", StringComparison.Ordinal)
        && !test.Contains("{|", StringComparison.Ordinal)
        && !test.Contains("Assert.Single(await", StringComparison.Ordinal);

    private sealed record TestFile(string Text, IReadOnlyList<string> Tests)
    {
        public bool Names(string id) => Text.Contains(id, StringComparison.Ordinal);

        public static TestFile Read(string path)
        {
            var text = File.ReadAllText(path);
            var tests = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0);
            return new TestFile(text, [.. tests.Select(test => test.ToString())]);
        }
    }
}
