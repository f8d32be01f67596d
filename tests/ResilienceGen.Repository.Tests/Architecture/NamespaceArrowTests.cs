using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Repository.Tests.Architecture;

/// <summary>Inside the runtime: Attributes, Telemetry, Policies &lt;- Breakers &lt;- Pipelines &lt;- Fallback.</summary>
public sealed class NamespaceArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Attributes"] = [],
        ["Telemetry"] = [],
        ["Policies"] = ["Telemetry"],
        ["Breakers"] = ["Policies", "Telemetry"],
        ["Pipelines"] = ["Breakers", "Policies", "Telemetry"],
        ["Fallback"] = ["Pipelines", "Breakers", "Policies", "Telemetry"],
    };

    [Theory]
    [InlineData("Attributes")]
    [InlineData("Telemetry")]
    [InlineData("Policies")]
    [InlineData("Breakers")]
    [InlineData("Pipelines")]
    [InlineData("Fallback")]
    public void A_room_of_the_runtime_uses_only_the_rooms_below_it(string room)
    {
        var forbidden =
            from file in RepositoryRoot.Files($"src/ResilienceGen/{room}", "*.cs")
            from used in UsedRooms(file)
            where used != room && !Allowed[room].Contains(used)
            select $"{RepositoryRoot.Relative(file)} uses {used}";
        Assert.Empty(forbidden);
    }

    [Fact]
    public void The_runtime_has_no_other_rooms() =>
        Assert.Equal(
            Allowed.Keys.Order(),
            Directory.GetDirectories(RepositoryRoot.Combine("src", "ResilienceGen"))
                .Select(folder => Path.GetFileName(folder))
                .Where(name => name is not ("bin" or "obj"))
                .Order());

    [Fact]
    public void The_model_that_wrappers_are_held_to_knows_nothing_of_the_product()
    {
        var forbidden =
            from file in RepositoryRoot.Files("tests/ResilienceGen.Conformance/Model", "*.cs")
            from name in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetCompilationUnitRoot().DescendantNodes().OfType<QualifiedNameSyntax>()
            let used = name.ToString()
            where used.StartsWith("ResilienceGen.", StringComparison.Ordinal) && !used.StartsWith("ResilienceGen.Conformance", StringComparison.Ordinal)
                || used.StartsWith("Polly", StringComparison.Ordinal)
            select $"{RepositoryRoot.Relative(file)} uses {used}";
        Assert.Empty(forbidden);
    }

    private static IEnumerable<string> UsedRooms(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()
            .DescendantNodes(descendIntoTrivia: true)
            .OfType<QualifiedNameSyntax>()
            .Select(name => name.ToString().Split('.'))
            .Where(parts => parts.Length >= 2 && parts[0] == "ResilienceGen" && Allowed.ContainsKey(parts[1]))
            .Select(parts => parts[1])
            .Distinct();
}
