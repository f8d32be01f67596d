using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.MigrationGap;

/// <summary>Extensions of the client whose body stands in a library: what they return tells whether they send.</summary>
public class LibraryExtensionTests
{
    [Theory]
    [InlineData("Task<string>", "Task.FromResult(\"\")")]
    [InlineData("ValueTask", "default")]
    [InlineData("HttpResponseMessage", "new()")]
    [InlineData("Stream", "Stream.Null")]
    public void ExtensionThatAnswers_IsSink(string returns, string value) =>
        Assert.Equal(["Call Ask: Gap(noPath)"], Verdicts($"public static {returns} Ask(this HttpClient client) => {value};"));

    [Theory]
    [InlineData("HttpClient", "client")]
    [InlineData("void", "client.CancelPendingRequests()")]
    public void ExtensionThatOnlySetsUp_IsNoSink(string returns, string value) =>
        Assert.Empty(Verdicts($"public static {returns} Ask(this HttpClient client) => {value};"));

    [Fact]
    public void ExtensionInAProjectWhoseSourceIsHere_IsJudgedByItsBody() =>
        Assert.Empty(Verdicts("public static Task Ask(this HttpClient client) => Task.Delay(1);", asSource: true));

    [Fact]
    public void NameOfALibrarysExtension_TellsNoVerb()
    {
        var verdict = Assert.Single(Scan("public static Task<string> GetOrCreate(this HttpClient client) => Task.FromResult(\"\");", "GetOrCreate", asSource: false));
        Assert.Null(verdict.Verb);
    }

    private static string[] Verdicts(string extension, bool asSource = false) =>
        [.. Scan(extension, "Ask", asSource).Select(verdict => $"{verdict.Member.Name} {verdict.Callee.Name}: {verdict.Kind}({verdict.Reason})")];

    private static IEnumerable<SiteVerdict> Scan(string extension, string name, bool asSource)
    {
        var library = TestCompilation.Create($"public static class Extensions {{ {extension} }}").WithAssemblyName("Library");
        var app = TestCompilation.Create($"class Client {{ readonly HttpClient _http = new(); public void Call() {{ _http.{name}(); }} }}")
            .AddReferences(asSource ? library.ToMetadataReference() : TestReferences.Image(library));
        Assert.Empty(app.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return GapScanner.Scan(app, CancellationToken.None);
    }
}
