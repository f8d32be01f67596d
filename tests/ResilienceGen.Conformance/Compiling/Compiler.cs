using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Conformance.Errors;
using ResilienceGen.Testing;

namespace ResilienceGen.Conformance.Compiling;

/// <summary>Compiles sources as a project that uses the package would: with every generator and every analyzer of it.</summary>
internal static class Compiler
{
    private static readonly Type[] Parts = typeof(WrapperGenerator).Assembly.GetTypes();

    private static readonly MetadataReference[] References =
        [.. TestReferences.All, MetadataReference.CreateFromFile(typeof(ScriptedError).Assembly.Location)];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable);

    public static SyntaxTree Parse(string id, string source) => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions, id);

    /// <summary>The compilation with what the generators add.</summary>
    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> sources)
    {
        var compilation = CSharpCompilation.Create("Scenarios", sources, References, Options);
        var generators = Parts.Where(static part => part.IsDefined(typeof(GeneratorAttribute))).Select(Make<IIncrementalGenerator>);
        CSharpGeneratorDriver.Create(generators.Select(static generator => generator.AsSourceGenerator()), parseOptions: TestCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);
        return problems.IsEmpty ? (CSharpCompilation)generated : throw new InvalidOperationException(string.Join('\n', problems));
    }

    /// <summary>What the compiler and the analyzers report.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation)
    {
        var analyzers = Parts.Where(static part => part.IsDefined(typeof(DiagnosticAnalyzerAttribute)) && !part.IsAbstract).Select(Make<DiagnosticAnalyzer>);
        return await compilation.WithAnalyzers([.. analyzers]).GetAllDiagnosticsAsync();
    }

    private static T Make<T>(Type part) => (T)Activator.CreateInstance(part, nonPublic: true)!;
}
