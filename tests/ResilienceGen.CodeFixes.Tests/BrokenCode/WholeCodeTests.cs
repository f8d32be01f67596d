using System.Reflection;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers;
using ResilienceGen.Testing;
using Xunit.Abstractions;

namespace ResilienceGen.CodeFixes.Tests.BrokenCode;

/// <summary>Applies each action that any fix offers for the fixtures, one by one: the compiler has no more to say about the result than before.</summary>
public sealed class WholeCodeTests(ITestOutputHelper output)
{
    private static readonly Assembly Here = typeof(WholeCodeTests).Assembly;

    public static TheoryData<string> Fixtures => [.. Here.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task NoActionBreaksABuild(string fixture)
    {
        var document = TestDocument.Create(await new StreamReader(Here.GetManifestResourceStream(fixture)!).ReadToEndAsync());
        var before = await TroublesAsync(document);
        var runner = new FixRunner(new ResilienceAnalyzer(), ExportedFixes.All[0]);
        var tree = await document.GetSyntaxTreeAsync();
        var found = (await runner.DiagnosticsAsync(document.Project)).Where(finding => finding.Location.SourceTree == tree).ToList();
        var applied = 0;
        foreach (var (fix, finding) in ExportedFixes.All.SelectMany(fix => found.Where(finding => fix.FixableDiagnosticIds.Contains(finding.Id)), (fix, finding) => (fix, finding)))
        {
            foreach (var action in await new FixRunner(new ResilienceAnalyzer(), fix).ActionsAsync(document, finding))
            {
                applied++;
                var after = await TroublesAsync(await FixRunner.ApplyAsync(action, document));
                Assert.True(after.Count <= before.Count, $"{finding.Id}, '{action.Title}' at {finding.Location.GetLineSpan()}:\n{string.Join("\n", after.Except(before))}");
            }
        }

        output.WriteLine($"{applied} actions for {found.Count} findings");
    }

    // By their words, for their lines move.
    private static async Task<List<string>> TroublesAsync(Document document) =>
        [.. (await document.CompilationAsync()).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}")];
}
