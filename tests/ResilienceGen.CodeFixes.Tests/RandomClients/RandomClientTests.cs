using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.CodeFixes.MigrationGap;
using ResilienceGen.Testing;
using Xunit.Abstractions;

namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>
/// The fix on client classes that nobody wrote. <c>dotnet test</c> runs a fixed share;
/// <c>RESILIENCEGEN_SOAK=2000</c> (see build/soak.sh) runs that many.
/// </summary>
public sealed class RandomClientTests(ITestOutputHelper output)
{
    private static readonly FixRunner Runner = new(new MigrationGapAnalyzer(), new CallBypassesPathFix());

    [Fact]
    public async Task FixAll_LosesNothingBreaksNothingAndLeavesNothing()
    {
        var soak = int.TryParse(Environment.GetEnvironmentVariable("RESILIENCEGEN_SOAK"), out var count);
        var totals = new Totals();
        var failures = new List<string>();
        for (var seed = 0; seed < (soak ? count : 20); seed++)
        {
            if (await FailureAsync(seed, totals) is { } failure) failures.Add(failure);
        }

        output.WriteLine(totals.ToString());
        Assert.True(failures.Count == 0, $"{failures.Count} seeds failed\n{string.Join("\n\n", failures.Take(5))}");
        Assert.True(totals.Fixed > totals.Classes, totals.ToString());
    }

    // All failing seeds of a long run, not only the first.
    private static async Task<string?> FailureAsync(int seed, Totals totals)
    {
        try
        {
            await VerifyAsync(RandomClient.Source(seed), new Random(seed), totals);
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"Seed {seed}: {error.Message}\n\n{RandomClient.Source(seed)}";
        }
    }

    private static async Task VerifyAsync(string source, Random random, Totals totals)
    {
        var document = TestDocument.Create(source, PathScaffolds.PolicyStandIn);
        var before = await Runner.DiagnosticsAsync(document.Project);
        var all = (await Runner.FixAllAsync(document)).GetDocument(document.Id)!;
        var after = await Runner.DiagnosticsAsync(all.Project);
        Assert.DoesNotContain(after, diagnostic => diagnostic.Id == "RSG1001");
        Assert.Equal(Count(before, except: "RSG1001"), Count(after, except: "RSG1001"));
        Assert.Equal(await ProblemsAsync(document), await ProblemsAsync(all));
        Assert.Equal(await CommentsAsync(document), await CommentsAsync(all));

        var each = await Runner.FixEachAsync(document, random.Next);
        Assert.Equal(await all.TextAsync(), await each.TextAsync());
        totals.Add(before);
        if (random.Next(8) == 0) totals.Run += await CompareBehaviourAsync(document, all);
    }

    // Without faults both send and return the same; where the first attempt fails, the fixed one still does.
    private static async Task<int> CompareBehaviourAsync(Document before, Document after)
    {
        using var direct = await ClientProbe.CompileAsync(before);
        using var routed = await ClientProbe.CompileAsync(after);
        var expected = await direct.CallAllAsync(failFirst: false);
        Assert.Equal(expected, await routed.CallAllAsync(failFirst: false));

        var withheld = (await Runner.DiagnosticsAsync(after.Project)).Select(EndpointOf).ToHashSet();
        var tree = (await after.GetSyntaxTreeAsync())!;
        foreach (var (endpoint, outcome) in await routed.CallAllAsync(failFirst: true))
        {
            if (!withheld.Contains(endpoint)) Assert.Equal(expected[endpoint], outcome);
        }

        return expected.Count;
    }

    private static string EndpointOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetRoot().FindToken(diagnostic.Location.SourceSpan.Start).Parent!
            .Ancestors().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>().First().Identifier.Text;

    private static string Count(IEnumerable<Diagnostic> diagnostics, string except) => string.Join(", ", diagnostics
        .Where(diagnostic => diagnostic.Id != except).GroupBy(diagnostic => diagnostic.Id).Select(group => $"{group.Key} x {group.Count()}").Order());

    // The random source compiles; its warnings must not grow in number either.
    private static async Task<string> ProblemsAsync(Document document)
    {
        var problems = (await document.CompilationAsync()).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray();
        Assert.DoesNotContain(problems, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return string.Join(", ", problems.Select(diagnostic => diagnostic.Id).Order());
    }

    private static async Task<string> CommentsAsync(Document document) => string.Join("\n", (await document.GetSyntaxRootAsync())!.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(trivia => trivia.ToString()).Order(StringComparer.Ordinal));

    private sealed class Totals
    {
        private readonly Dictionary<string, int> _reasons = [];

        public int Classes { get; private set; }

        public int Fixed { get; private set; }

        public int Run { get; set; }

        public void Add(IReadOnlyCollection<Diagnostic> diagnostics)
        {
            Classes++;
            Fixed += diagnostics.Count(diagnostic => diagnostic.Id == "RSG1001");
            foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Id != "RSG1001"))
            {
                var reason = diagnostic.Properties.GetValueOrDefault("reason") ?? diagnostic.Id;
                _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
            }
        }

        public override string ToString() =>
            $"{Classes} classes, {Fixed} calls rewritten, {Run} endpoints run before and after; not rewritten: "
            + string.Join(", ", _reasons.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Key} {reason.Value}"));
    }
}
