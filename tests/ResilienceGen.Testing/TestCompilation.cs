using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Testing;

/// <summary>Builds the compilation a test is about.</summary>
public static class TestCompilation
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Create(params string[] sources) => Create(TestReferences.All, sources);

    public static CSharpCompilation Create(IEnumerable<MetadataReference> references, params string[] sources) =>
        CSharpCompilation.Create(
            "Tested",
            sources.Select((source, index) => Parse(source, $"Test{index}.cs")).Append(Parse(ImplicitUsings, "Usings.cs")),
            references,
            Options(sources));

    /// <summary>The options for these sources: top-level statements make a program, everything else a library.</summary>
    public static CSharpCompilationOptions Options(params IEnumerable<string> sources) => new(
        sources.Any(source => Parse(source, path: "").GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(member => member is GlobalStatementSyntax))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable);

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);
}
