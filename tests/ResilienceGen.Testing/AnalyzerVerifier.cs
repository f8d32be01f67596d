using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>Runs one analyzer over a marked source and compares what it reports with what the markup expects.</summary>
public static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <param name="marked">The source under test. <c>[|x|]</c> expects the analyzer's first rule, <c>{|RSG1002:x|}</c> a named one.</param>
    /// <param name="more">Further files without expectations: helpers, stand-in declarations.</param>
    public static Task VerifyAnalyzerAsync(string marked, params string[] more) => VerifyAnalyzerAsync(TestReferences.All, marked, more);

    /// <summary>The same, for a source that uses libraries of its own.</summary>
    public static async Task VerifyAnalyzerAsync(IEnumerable<MetadataReference> references, string marked, params string[] more)
    {
        var markup = Markup.Parse(marked, new TAnalyzer().SupportedDiagnostics[0].Id);
        var compilation = TestCompilation.Create(references, [markup.Source, .. more]);
        AssertCompiles(compilation);
        var tree = compilation.SyntaxTrees[0];
        var reported = (await DiagnosticsAsync(compilation))
            .Where(diagnostic => diagnostic.Location.SourceTree == tree)
            .Select(diagnostic => new ExpectedSpan(diagnostic.Id, diagnostic.Location.SourceSpan));
        Assert.Equal(Markup.Annotate(markup.Source, markup.Expected), Markup.Annotate(markup.Source, reported));
    }

    /// <summary>All diagnostics of the analyzer in the compilation, ordered by position. A crash of the analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation, AnalyzerOptions? options = null)
    {
        var withAnalyzers = compilation.WithAnalyzers(
            [new TAnalyzer()],
            new CompilationWithAnalyzersOptions(
                options ?? new AnalyzerOptions([]),
                onAnalyzerException: null,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        var diagnostics = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static void AssertCompiles(CSharpCompilation compilation) =>
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}
