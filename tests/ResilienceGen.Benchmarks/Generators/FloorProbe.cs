using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Benchmarks.Generators;

/// <summary>Finds the marked interfaces and names them: what the compiler asks of any generator that looks for an attribute.</summary>
internal sealed class FloorProbe : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownTypes.ResilientAttribute,
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (found, _) => found.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource($"{name}.g.cs", $"// {name}"));
    }
}
