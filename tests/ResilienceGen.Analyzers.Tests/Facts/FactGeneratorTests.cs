using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Facts;

/// <summary>What a project tells its dependents. (That an unrelated edit writes nothing is part of every run of the verifier.)</summary>
public sealed class FactGeneratorTests
{
    private const string Usings = "using Microsoft.Extensions.DependencyInjection;\n";

    [Theory]
    [InlineData("public static void Add(this IHttpClientBuilder builder) => builder.AddStandardResilienceHandler();", "(1 (add Standard 7 ~ ~))")]
    [InlineData("public static void Add(this IHttpClientBuilder builder) => builder.RemoveAllResilienceHandlers();", "(1 (remove))")]
    [InlineData("public static void Add(this IHttpClientBuilder builder, bool on) { if (on) builder.AddStandardResilienceHandler(); }", "(1 (when (is 1 true) ((add Standard 7 ~ ~))))")]
    [InlineData("public static void Add(this IHttpClientBuilder builder, string? a) { if (a is null) return; builder.AddStandardHedgingHandler(); }", "(1 (when (not (is 1 null)) ((add Hedging 7 ~ ~))))")]
    [InlineData("public static void Add(this IHttpClientBuilder builder) => builder.AddHttpMessageHandler<Log>();", "(1 (add Message 0 ~ T:Log))")]
    [InlineData("public static void Add(this IServiceCollection services) => services.AddHttpClient(\"it's\");", "(1 (client () (const '\\\"it''s') () -))")]
    [InlineData("public static void Add(this IServiceCollection services) => services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());", "(1 (defaults (code ((add Standard 7 ~ ~)))))")]
    public void RegistrationMethod_IsToldWithItsCondition(string method, string value)
    {
        var text = GeneratorVerifier<FactGenerator>.Generate(Source(method)).AssertCompiles().Text;
        Assert.Contains($", \"{value}\")]", text, StringComparison.Ordinal);
        Assert.Contains("(\"registration\", \"M:Extensions.Add(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GenericRegistrationMethod_NamesItsTypeParameter() => Assert.Contains(
        "\"M:Extensions.Add``1(Microsoft.Extensions.DependencyInjection.IServiceCollection)\", \"(1 (client ((param 0)) ~ ((add Standard 7 ~ ~)) -))\")]",
        GeneratorVerifier<FactGenerator>.Generate(Source("public static void Add<T>(this IServiceCollection services) where T : class => services.AddHttpClient<T>().AddStandardResilienceHandler();")).Text,
        StringComparison.Ordinal);

    [Fact]
    public void TypedRegistrationAnywhere_IsTold() => Assert.Contains(
        "(\"client\", \"T:Log\", \"(1 (client (T:Log) ~ ((add Standard 7 ~ ~)) -))\")]",
        GeneratorVerifier<FactGenerator>.Generate([.. Source(""), Usings + "class Module { void Load(IServiceCollection services) { services.AddHttpClient<Log>().AddStandardResilienceHandler(); } }"]).Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("public static void Add(this IServiceCollection services) { }")]
    [InlineData("public static void Add(IServiceCollection services) => services.AddHttpClient(\"a\");")]
    [InlineData("public static void AddHttpClient(this string text) { }")]
    [InlineData("public static void Add(this IServiceCollection services) => services.AddSingleton<Log>();")]
    public void AnythingElse_IsNot(string method) => Assert.Empty(GeneratorVerifier<FactGenerator>.Generate(Source(method)).Files);

    [Theory]
    [InlineData("services.AddHttpClient(\"a\")", 0)]
    [InlineData("/* a comment */ services.AddHttpClient(\"a\")", 0)]
    [InlineData("services.AddHttpClient(\"b\")", 1)]
    public void EditOfAMethod_WritesOnlyWhatItChanges(string body, int written)
    {
        const string Before = Usings + "public static class Extensions { public static void Add(this IServiceCollection services) => services.AddHttpClient(\"a\"); }";
        var reasons = GeneratorVerifier<FactGenerator>.OutputsAfterEdit(Before, Before.Replace("services.AddHttpClient(\"a\")", body));
        Assert.Equal(written, reasons.Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));
    }

    [Fact]
    public void WrittenFile_CompilesAsCSharp73()
    {
        var text = GeneratorVerifier<FactGenerator>.Generate(Source("public static void Add(this IServiceCollection services) => services.AddHttpClient(\"a\\\\b\");")).Text;
        var compilation = CSharpCompilation.Create(
            "Old",
            [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp7_3))],
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error));
        Assert.Empty(compilation.GetDiagnostics());
    }

    private static string[] Source(string method) =>
        [Usings + $"public static class Extensions {{ {method} }}\npublic class Log : DelegatingHandler {{ }}", HttpResilience.Source];
}
