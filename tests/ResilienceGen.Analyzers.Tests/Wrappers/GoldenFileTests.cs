using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>
/// Whole generated files, to be read: <c>Golden/X.cs</c> in, <c>Golden/X.g.cs</c> out. Both are compiled into this project, and
/// the behaviour tests run them. <c>RESILIENCEGEN_UPDATE_GOLDEN=1</c> writes them anew.
/// </summary>
public sealed class GoldenFileTests
{
    [Theory]
    [InlineData("Orders")]
    [InlineData("Store")]
    [InlineData("Clashing")]
    [InlineData("ChatModel")]
    [InlineData("Translator")]
    [InlineData("Prices")]
    public void Generated_file_is_the_one_in_the_repository(string name)
    {
        var text = GeneratorVerifier<WrapperGenerator>.Generate(File.ReadAllText(PathOf($"{name}.cs")), "global using ResilienceGen;").AssertCompiles().Text;
        if (Environment.GetEnvironmentVariable("RESILIENCEGEN_UPDATE_GOLDEN") == "1") File.WriteAllText(PathOf($"{name}.g.cs"), text);
        Assert.Equal(File.ReadAllText(PathOf($"{name}.g.cs")), text);
    }

    [Fact]
    public void Interface_of_ten_methods_gives_a_file_of_at_most_120_lines()
    {
        var methods = string.Concat(Enumerable.Range(0, 10).Select(number => $"Task<string> Get{number}Async(int id, string filter, CancellationToken cancellationToken = default);\n"));
        var text = GeneratorVerifier<WrapperGenerator>.Generate($"[ResilienceGen.Resilient] public interface IApi {{ {methods} }}").AssertCompiles().Text;
        Assert.InRange(text.Split('\n').Length, 80, 120);
    }

    private static string PathOf(string file) => Path.Combine(SourceFolder(AppContext.BaseDirectory), "Wrappers", "Golden", file);

    // Not from CallerFilePath: a deterministic build does not tell where it stood.
    private static string SourceFolder(string folder) =>
        File.Exists(Path.Combine(folder, "ResilienceGen.Analyzers.Tests.csproj")) ? folder : SourceFolder(Path.GetDirectoryName(folder)!);
}
