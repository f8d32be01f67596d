using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ResilienceGen.Analyzers.Usage;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Conformance.Errors;
using ResilienceGen.Testing;

namespace ResilienceGen.Conformance.Compiling;

/// <summary>Compiles sources as a project that uses the package would: with its generators and the analyzer of its attributes.</summary>
internal static class Compiler
{
    private static readonly ISourceGenerator[] Generators =
    [
        .. typeof(WrapperGenerator).Assembly.GetTypes()
            .Where(static part => part.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .Select(static part => ((IIncrementalGenerator)Activator.CreateInstance(part)!).AsSourceGenerator()),
    ];

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
        CSharpGeneratorDriver.Create(Generators, parseOptions: TestCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);
        return problems.IsEmpty ? (CSharpCompilation)generated : throw new InvalidOperationException(string.Join('\n', problems));
    }

    /// <summary>What is reported about the attributes. The rules about clients and hosts find nothing in scenarios and would cost more than all the rest.</summary>
    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(CSharpCompilation compilation) =>
        compilation.WithAnalyzers([new UsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
