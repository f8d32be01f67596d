using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>No interface that compiles gives a wrapper that does not. A seed that fails becomes a shape.</summary>
public sealed class RandomInterfaceTests
{
    private const int Interfaces = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Interface_that_compiles_gives_a_wrapper_that_compiles(int seed)
    {
        var random = new RandomInterfaces(seed);
        var sources = Enumerable.Range(0, Interfaces).Select(random.Next).ToArray();
        var legal = Legal(sources);
        Assert.InRange(legal.Length, Interfaces / 3, Interfaces);

        var compilation = TestCompilation.Create([.. legal, "global using ResilienceGen;"]);
        var generated = GeneratorVerifier<WrapperGenerator>.Generate(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)));
        Assert.True(generated.Files.Length > legal.Length * 0.9, $"{generated.Files.Length} wrappers for {legal.Length} interfaces");
        var errors = generated.Problems(DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, string.Join('\n', errors));
    }

    private static string[] Legal(string[] sources)
    {
        var compilation = TestCompilation.Create([.. sources, "global using ResilienceGen;"]);
        var faulty = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)).GetDiagnostics()
            .Where(problem => problem.Severity == DiagnosticSeverity.Error)
            .Select(problem => problem.Location.SourceTree)
            .ToHashSet();
        return [.. sources.Where((_, index) => !faulty.Contains(compilation.SyntaxTrees[index]))];
    }
}
