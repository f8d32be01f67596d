using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>
/// Runs a generator as the compiler and the editor do. Every run pays for incrementality: the same driver runs a second time after an
/// unrelated edit, all steps must be cached or unchanged, and no model may hold what keeps a compilation alive.
/// </summary>
public static class GeneratorVerifier<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Generates for the sources, with the usings and references of all rule tests.</summary>
    public static GeneratedSources Generate(params string[] sources) => Generate(TestCompilation.Create(sources));

    /// <summary>The same with what a build hands over besides the code.</summary>
    public static GeneratedSources Generate(CSharpCompilation compilation, AnalyzerOptions? options = null)
    {
        var driver = CreateDriver(compilation, options).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        var results = driver.GetRunResult().Results;
        Assert.All(results, result => Assert.Null(result.Exception));

        Incrementality.AssertHoldsNoCompilation(driver.GetRunResult());
        var edited = compilation.AddSyntaxTrees(Parse(compilation, "internal static class UnrelatedEdit { public static int Answer => 42; }"));
        Incrementality.AssertNothingRan(driver.RunGenerators(edited).GetRunResult());
        return new GeneratedSources((CSharpCompilation)updated, [.. results.SelectMany(result => result.GeneratedSources)]);
    }

    /// <summary>Runs twice, before and after an edit, and returns what the second run did for each generated file.</summary>
    public static ImmutableArray<IncrementalStepRunReason> OutputsAfterEdit(string before, string after) => OutputsAfterEdit(TestCompilation.Create(before), after);

    /// <summary>The same for an edit of the first file of a compilation.</summary>
    public static ImmutableArray<IncrementalStepRunReason> OutputsAfterEdit(CSharpCompilation compilation, string after, AnalyzerOptions? options = null)
    {
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(compilation, after, compilation.SyntaxTrees[0].FilePath));
        var second = CreateDriver(compilation, options).RunGenerators(compilation).RunGenerators(edited).GetRunResult();
        return [.. Incrementality.OutputReasons(second)];
    }

    private static GeneratorDriver CreateDriver(CSharpCompilation compilation, AnalyzerOptions? options) => CSharpGeneratorDriver.Create(
        [new TGenerator().AsSourceGenerator()],
        optionsProvider: options?.AnalyzerConfigOptionsProvider,
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static SyntaxTree Parse(CSharpCompilation compilation, string source, string path = "") =>
        CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, path);
}
