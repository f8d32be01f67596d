using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>
/// Runs an analyzer and its fix over a marked source. Every verification also shows that the result compiles,
/// that fix-all and one fix after the other agree where bulk tools may apply the fix, and that nothing is left to fix.
/// </summary>
public static class CodeFixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private static readonly string DefaultId = new TCodeFix().FixableDiagnosticIds[0];

    private static FixRunner Runner => new(new TAnalyzer(), new TCodeFix());

    /// <param name="before">The source with every expected finding marked; <c>[|x|]</c> is one that the fix repairs.</param>
    /// <param name="after">The repaired source; findings that stay are marked by their id.</param>
    /// <param name="more">Further files that the fix leaves alone.</param>
    public static async Task VerifyCodeFixAsync(string before, string after, params string[] more)
    {
        var document = await DocumentAsync(before, more);
        var each = await Runner.FixEachAsync(document);
        await AssertResultAsync(after, each);
        if (new TCodeFix().GetFixAllProvider() is null) return;

        var all = (await Runner.FixAllAsync(document)).GetDocument(document.Id)!;
        Assert.Equal(await each.TextAsync(), await all.TextAsync());
        Assert.Equal(await all.TextAsync(), await (await Runner.FixAllAsync(all)).GetDocument(document.Id)!.TextAsync());
    }

    /// <summary>Fixes several files at once in the given scope.</summary>
    public static async Task VerifyFixAllAsync(FixAllScope scope, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var document = await DocumentAsync(before[0], [.. before.Skip(1).Select(marked => Markup.Parse(marked, DefaultId).Source)]);
        var solution = await Runner.FixAllAsync(document, scope);
        var documents = solution.GetProject(document.Project.Id)!.Documents.Where(file => file.Name.StartsWith("Test", StringComparison.Ordinal)).OrderBy(file => file.Name).ToArray();
        for (var index = 0; index < after.Count; index++) Assert.Equal(after[index], await documents[index].TextAsync());
        await documents[0].AssertCompilesAsync();
    }

    /// <summary>The findings stand, but the fix offers nothing for any of them.</summary>
    public static async Task VerifyNoFixAsync(string marked, params string[] more)
    {
        var document = await DocumentAsync(marked, more);
        foreach (var diagnostic in await Runner.DiagnosticsAsync(document.Project))
        {
            if (new TCodeFix().FixableDiagnosticIds.Contains(diagnostic.Id)) Assert.Empty(await Runner.ActionsAsync(document, diagnostic));
        }
    }

    private static async Task<Document> DocumentAsync(string marked, string[] more)
    {
        var document = TestDocument.Create([Markup.Parse(marked, DefaultId).Source, .. more]);
        await document.AssertCompilesAsync();
        await AssertFindingsAsync(marked, document);
        return document;
    }

    private static async Task AssertResultAsync(string after, Document document)
    {
        Assert.Equal(Markup.Parse(after, DefaultId).Source, await document.TextAsync());
        await document.AssertCompilesAsync();
        await AssertFindingsAsync(after, document);
    }

    private static async Task AssertFindingsAsync(string marked, Document document)
    {
        var expected = Markup.Parse(marked, DefaultId);
        var tree = await document.GetSyntaxTreeAsync();
        var found = (await Runner.DiagnosticsAsync(document.Project))
            .Where(diagnostic => diagnostic.Location.SourceTree == tree && diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Select(diagnostic => new ExpectedSpan(diagnostic.Id, diagnostic.Location.SourceSpan));
        Assert.Equal(Markup.Annotate(expected.Source, expected.Expected), Markup.Annotate(expected.Source, found));
    }
}
