using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    public static GeneratedSources Generate(CSharpCompilation compilation)
    {
        var driver = CreateDriver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        var results = driver.GetRunResult().Results;
        Assert.All(results, result => Assert.Null(result.Exception));

        Incrementality.AssertHoldsNoCompilation(driver.GetRunResult());
        var edited = compilation.AddSyntaxTrees(Parse(compilation, "internal static class UnrelatedEdit { public static int Answer => 42; }"));
        Incrementality.AssertNothingRan(driver.RunGenerators(edited).GetRunResult());
        return new GeneratedSources((CSharpCompilation)updated, [.. results.SelectMany(result => result.GeneratedSources)]);
    }

    /// <summary>Runs twice, before and after an edit, and returns what the second run did for each generated file.</summary>
    public static ImmutableArray<IncrementalStepRunReason> OutputsAfterEdit(string before, string after)
    {
        var compilation = TestCompilation.Create(before);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(compilation, after));
        var second = CreateDriver(compilation).RunGenerators(compilation).RunGenerators(edited).GetRunResult();
        return [.. Incrementality.OutputReasons(second)];
    }

    private static GeneratorDriver CreateDriver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new TGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static SyntaxTree Parse(CSharpCompilation compilation, string source) =>
        CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
}
