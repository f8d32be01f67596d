using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4012.</summary>
public sealed class EnvironmentTooOldTests
{
    private const string Source = "using ResilienceGen; using System.Threading.Tasks; namespace App { [Resilient] public interface IApi { Task GetAsync(); } }";

    [Fact]
    public async Task Language_that_cannot_compile_a_wrapper_is_an_error_and_gets_none()
    {
        var compilation = Create(TestReferences.All, LanguageVersion.CSharp8);
        var finding = Assert.Single(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation));
        Assert.Equal("No wrapper is generated for 'IApi': the project is compiled as C# 8.0, generated code needs C# 9.0 or later", finding.GetMessage());
        Assert.Empty(GeneratorVerifier<WrapperGenerator>.Generate(compilation).Files);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public async Task Language_that_can_is_fine(LanguageVersion version)
    {
        var compilation = Create(TestReferences.All, version);
        Assert.Empty(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation));
        Assert.Single(GeneratorVerifier<WrapperGenerator>.Generate(compilation).AssertCompiles().Files);
    }

    [Fact]
    public async Task Attributes_without_the_runtime_are_an_error_and_get_no_wrapper()
    {
        var references = TestReferences.All.Where(reference => Path.GetFileName(reference.Display) != "ResilienceGen.dll");
        var compilation = Create(references, LanguageVersion.CSharp14)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace ResilienceGen { public sealed class ResilientAttribute : System.Attribute { } }", new CSharpParseOptions(LanguageVersion.CSharp14)));
        var finding = Assert.Single(await AnalyzerVerifier<UsageAnalyzer>.DiagnosticsAsync(compilation));
        Assert.Equal("RSG4012", finding.Id);
        Assert.Contains("package 'ResilienceGen'", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(GeneratorVerifier<WrapperGenerator>.Generate(compilation).Files);
    }

    private static CSharpCompilation Create(IEnumerable<MetadataReference> references, LanguageVersion version) => CSharpCompilation.Create(
        "Tested",
        [CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(version), "Test.cs")],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
