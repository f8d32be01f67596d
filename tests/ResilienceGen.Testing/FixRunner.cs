using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>Applies a fix the way an editor and bulk tools do: through its registered actions.</summary>
public sealed class FixRunner(DiagnosticAnalyzer analyzer, CodeFixProvider fix)
{
    /// <summary>What the analyzer reports in the document and the fix could repair, in source order.</summary>
    public async Task<ImmutableArray<Diagnostic>> FixableAsync(Document document)
    {
        var tree = await document.GetSyntaxTreeAsync();
        return [.. (await DiagnosticsAsync(document.Project)).Where(diagnostic =>
            diagnostic.Location.SourceTree == tree && fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = await compilation.WithAnalyzers([analyzer], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Fixes one finding; the fix must offer exactly one action for it.</summary>
    public async Task<Document> FixAsync(Document document, Diagnostic diagnostic)
    {
        var action = Assert.Single(await ActionsAsync(document, diagnostic));
        return await ApplyAsync(action, document);
    }

    /// <summary>The document after one of several actions.</summary>
    public static async Task<Document> ApplyAsync(CodeAction action, Document document) => (await ApplyAsync(action)).GetDocument(document.Id)!;

    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Fixes one finding after the other until none is left; <paramref name="pick"/> chooses among those left.</summary>
    public async Task<Document> FixEachAsync(Document document, Func<int, int>? pick = null)
    {
        for (var left = await FixableAsync(document); left.Length > 0;)
        {
            document = await FixAsync(document, left[pick?.Invoke(left.Length) ?? 0]);
            var now = await FixableAsync(document);
            if (now.Length >= left.Length) Assert.Fail($"A fix left as many findings as before ({now.Length}):\n{await document.TextAsync()}");
            left = now;
        }

        return document;
    }

    /// <summary>Fixes everything in the scope at once, as fix-all and <c>dotnet format</c> do.</summary>
    public async Task<Solution> FixAllAsync(Document document, FixAllScope scope = FixAllScope.Document)
    {
        var diagnostics = await FixableAsync(document);
        if (diagnostics.IsEmpty) return document.Project.Solution;
        var key = (await ActionsAsync(document, diagnostics[0])).First().EquivalenceKey;
        var context = new FixAllContext(document, fix, scope, key!, fix.FixableDiagnosticIds, new Provider(this), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return action is null ? document.Project.Solution : await ApplyAsync(action);
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
    }

    private sealed class Provider(FixRunner runner) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await runner.DiagnosticsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await runner.FixableAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
