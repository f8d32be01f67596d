using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;
using Xunit.Abstractions;

namespace ResilienceGen.CodeFixes.Tests.BrokenCode;

/// <summary>
/// Nothing of the pack throws, whatever stands in a file. <c>dotnet test</c> runs a fixed share; <c>RESILIENCEGEN_BROKEN=250-500</c> runs the seeds
/// from 250 to 499, and <c>RESILIENCEGEN_BROKEN_CODE</c> names a folder of code to damage instead of the fixtures (see build/soak.sh).
/// </summary>
public sealed class BrokenCodeTests(ITestOutputHelper output)
{
    private static readonly string[] Sources = [.. ReadSources()];

    [Fact]
    public async Task NothingThrows()
    {
        var bounds = (Environment.GetEnvironmentVariable("RESILIENCEGEN_BROKEN") ?? "0-40").Split('-').Select(int.Parse).ToArray();
        var failures = new ConcurrentBag<string>();
        var (findings, actions) = (0, 0);
        await Parallel.ForAsync(bounds[0], bounds[1], async (seed, _) =>
        {
            var source = Source(seed);
            try
            {
                var (found, offered) = await RunAsync(TestDocument.Create(source));
                Interlocked.Add(ref findings, found);
                Interlocked.Add(ref actions, offered);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failures.Add($"Seed {seed}: {error}\n\n{source}");
            }
        });

        output.WriteLine($"{bounds[1] - bounds[0]} damaged files: {findings} findings, {actions} actions computed, {failures.Count} failures");
        Assert.True(failures.IsEmpty, $"{failures.Count} seeds failed\n{string.Join("\n\n", failures.Order().Take(3))}");
        Assert.True(findings > 0 && actions > 0, "The damage left nothing to find or to fix: the test shows nothing.");
    }

    private static string Source(int seed)
    {
        var random = new Random(seed);
        return Mutation.Of(Sources[random.Next(Sources.Length)], random);
    }

    private static async Task<(int Findings, int Actions)> RunAsync(Document document)
    {
        var found = await FindingsAsync(document);
        var actions = 0;
        foreach (var fix in ExportedFixes.All)
        {
            foreach (var finding in found.Where(finding => fix.FixableDiagnosticIds.Contains(finding.Id)))
                actions += await ComputeAsync(document, fix, finding);
        }

        return (found.Length, actions);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Document document)
    {
        var compilation = await document.CompilationAsync();
        var driver = CSharpGeneratorDriver.Create(new WrapperGenerator(), new FactGenerator()).WithUpdatedParseOptions((CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        Assert.All(driver.RunGenerators(compilation).GetRunResult().Results, result => Assert.Null(result.Exception));

        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (error, _, _) => thrown.Enqueue(error), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new ResilienceAnalyzer(), new UsageAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        if (thrown.TryDequeue(out var first)) throw new InvalidOperationException("An analyzer threw.", first);
        var tree = await document.GetSyntaxTreeAsync();
        return [.. diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree)];
    }

    private static async Task<int> ComputeAsync(Document document, CodeFixProvider fix, Diagnostic finding)
    {
        var actions = await new FixRunner(new ResilienceAnalyzer(), fix).ActionsAsync(document, finding);
        foreach (var action in actions) Assert.NotEmpty(await action.GetOperationsAsync(CancellationToken.None));
        return actions.Count;
    }

    private static IEnumerable<string> ReadSources()
    {
        if (Environment.GetEnvironmentVariable("RESILIENCEGEN_BROKEN_CODE") is { } folder) return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var assembly = typeof(BrokenCodeTests).Assembly;
        return assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name => new StreamReader(assembly.GetManifestResourceStream(name)!).ReadToEnd());
    }
}
