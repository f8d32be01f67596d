using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.MigrationGap;

namespace ResilienceGen.Repository.Tests.Documents;

/// <summary>The marks that the page about options gives to projects without the runtime are the marks that the rules look for.</summary>
public sealed class MarkDocumentTests
{
    [Theory]
    [InlineData("ResilienceExempt(\"once a year\")", "exemptByAttribute")]
    [InlineData("ResiliencePath", "resiliencePath")]
    [InlineData("Idempotent", "noPath")]
    public void A_mark_of_the_page_compiles_and_counts(string mark, string reason)
    {
        var client = $"class Client {{ readonly System.Net.Http.HttpClient http = new(); [ResilienceGen.{mark}] void Send() => http.GetAsync(\"a\"); }}";
        var compilation = CSharpCompilation.Create(
            "Consumer", [CSharpSyntaxTree.ParseText(Marks()), CSharpSyntaxTree.ParseText(client)], Framework(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal(reason, Assert.Single(GapScanner.Scan(compilation, CancellationToken.None)).Reason);
    }

    private static string Marks() =>
        File.ReadAllText(RepositoryRoot.Combine("docs", "options.md")).Split("## Marks in code")[1].Split("```csharp\n")[1].Split("```")[0];

    private static IEnumerable<MetadataReference> Framework() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
        select MetadataReference.CreateFromFile(path);
}
