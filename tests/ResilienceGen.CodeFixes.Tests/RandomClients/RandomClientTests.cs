using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.CodeFixes.MigrationGap;
using ResilienceGen.Testing;
using Xunit.Abstractions;

namespace ResilienceGen.CodeFixes.Tests.RandomClients;

/// <summary>
/// The fix on client classes that nobody wrote. <c>dotnet test</c> runs a fixed share;
/// <c>RESILIENCEGEN_SOAK=250-500</c> runs the seeds from 250 to 499 (see build/soak.sh).
/// </summary>
public sealed class RandomClientTests(ITestOutputHelper output)
{
    private static readonly FixRunner Runner = new(new RuleAnalyzer<GapRule>(), new CallBypassesPathFix());

    [Fact]
    public async Task FixAll_LosesNothingBreaksNothingAndLeavesNothing()
    {
        var bounds = (Environment.GetEnvironmentVariable("RESILIENCEGEN_SOAK") ?? "0-20").Split('-').Select(int.Parse).ToArray();
        var outcomes = new ConcurrentBag<Outcome>();
        await Parallel.ForAsync(bounds[0], bounds[1], async (seed, _) => outcomes.Add(await RunAsync(seed)));

        output.WriteLine(Outcome.Summary(outcomes));
        var failures = outcomes.Where(outcome => outcome.Failure is not null).OrderBy(outcome => outcome.Seed).ToArray();
        Assert.True(failures.Length == 0, $"{failures.Length} seeds failed\n{string.Join("\n\n", failures.Take(5).Select(outcome => outcome.Failure))}");
        Assert.True(outcomes.Count < 20 || outcomes.Sum(outcome => outcome.Fixed) > outcomes.Count, Outcome.Summary(outcomes));
    }

    // All failing seeds of a long run, not only the first.
    private static async Task<Outcome> RunAsync(int seed)
    {
        try
        {
            return await VerifyAsync(seed, RandomClient.Source(seed), new Random(seed));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new Outcome(seed, [], 0, $"Seed {seed}: {error.Message}\n\n{RandomClient.Source(seed)}");
        }
    }

    private static async Task<Outcome> VerifyAsync(int seed, string source, Random random)
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
        return new Outcome(seed, before, random.Next(8) == 0 ? await CompareBehaviourAsync(document, all) : 0, null);
    }

    // Without faults both send and return the same; where the first attempt fails, the fixed one still does.
    private static async Task<int> CompareBehaviourAsync(Document before, Document after)
    {
        using var direct = await ClientProbe.CompileAsync(before);
        using var routed = await ClientProbe.CompileAsync(after);
        var expected = await direct.CallAllAsync(failFirst: false);
        Assert.Equal(expected, await routed.CallAllAsync(failFirst: false));

        var withheld = (await Runner.DiagnosticsAsync(after.Project)).Select(EndpointOf).ToHashSet();
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

    private sealed record Outcome(int Seed, IReadOnlyCollection<Diagnostic> Findings, int Run, string? Failure)
    {
        public int Fixed => Findings.Count(diagnostic => diagnostic.Id == "RSG1001");

        public static string Summary(IReadOnlyCollection<Outcome> outcomes)
        {
            var withheld = outcomes.SelectMany(outcome => outcome.Findings)
                .Where(diagnostic => diagnostic.Id != "RSG1001")
                .GroupBy(diagnostic => diagnostic.Properties.GetValueOrDefault("reason") ?? diagnostic.Id)
                .OrderByDescending(group => group.Count())
                .Select(group => $"{group.Key} {group.Count()}");
            return $"{outcomes.Count} classes, {outcomes.Sum(outcome => outcome.Fixed)} calls rewritten, "
                + $"{outcomes.Sum(outcome => outcome.Run)} endpoints run before and after; not rewritten: {string.Join(", ", withheld)}";
        }
    }
}
