using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;
using ResilienceGen.Analyzers.Wrappers.Writing;

namespace ResilienceGen.Analyzers.Wrappers;

/// <summary>Writes a wrapper for each interface marked <c>[Resilient]</c>. It reports nothing: the analyzers in Usage do, from the same reader.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class WrapperGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What is known about each marked interface, null where no wrapper can be written.
        var readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.ResilientAttribute, IsInterface, ReadModel)
            .WithTrackingName(TrackingNames.Readings);

        // The wrappers to write: compared by value, so that an unrelated edit ends here.
        var models = readings
            .Where(static model => model is not null)
            .WithTrackingName(TrackingNames.Models);

        context.RegisterSourceOutput(models, WriteWrapper);
    }

    private static bool IsInterface(SyntaxNode node, CancellationToken cancellationToken) => node is InterfaceDeclarationSyntax;

    private static WrapperModel? ReadModel(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        IsFirstMarkedPart(context, cancellationToken)
            ? WrapperReader.Read((INamedTypeSymbol)context.TargetSymbol, context.SemanticModel.Compilation, cancellationToken).Model
            : null;

    // Two parts of a partial interface that are both marked must not give two files of the same name.
    private static bool IsFirstMarkedPart(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol.Find(KnownTypes.ResilientAttribute)?.ApplicationSyntaxReference is not { } first
        || (first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span));

    private static void WriteWrapper(SourceProductionContext context, WrapperModel? model) =>
        context.AddSource(model!.HintName, SourceText.From(WrapperWriter.Write(model), Encoding.UTF8));
}
