using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ResilienceGen.Testing;

/// <summary>Puts the sources of a <see cref="TestCompilation"/> into a workspace, where fixes work.</summary>
public static class TestDocument
{
    // One workspace for all tests, with its references bound once: snapshots are immutable.
    private static readonly Lazy<Project> Empty = new(() =>
    {
        var compilation = TestCompilation.Create();
        var project = new AdhocWorkspace(MefHostServices.DefaultHost)
            .AddProject("Tested", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithMetadataReferences(compilation.References)
            .AddDocument("Usings.cs", compilation.SyntaxTrees[0].GetText(), filePath: "Usings.cs").Project;
        _ = project.GetCompilationAsync().GetAwaiter().GetResult()!.GetSpecialType(SpecialType.System_Object);
        return project;
    });

    /// <summary>The document of the first source; the others stand next to it in the same project.</summary>
    public static Document Create(params string[] sources) => Create(Encoding.UTF8, sources);

    public static Document Create(Encoding encoding, params string[] sources)
    {
        var project = Empty.Value.WithCompilationOptions(TestCompilation.Options(sources));
        var ids = new List<DocumentId>();
        foreach (var (index, source) in sources.Index())
        {
            var document = project.AddDocument($"Test{index}.cs", SourceText.From(source, encoding), filePath: $"Test{index}.cs");
            ids.Add(document.Id);
            project = document.Project;
        }

        return project.GetDocument(ids[0])!;
    }

    public static async Task<CSharpCompilation> CompilationAsync(this Document document) =>
        (CSharpCompilation)(await document.Project.GetCompilationAsync())!;

    public static async Task<string> TextAsync(this Document document) => (await document.GetTextAsync()).ToString();

    /// <summary>Fails with the source when it does not compile.</summary>
    public static async Task AssertCompilesAsync(this Document document)
    {
        var errors = (await document.CompilationAsync()).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0) Assert.Fail(string.Join("\n", errors.Select(error => error.ToString())) + "\n\n" + await document.TextAsync());
    }
}
