using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Edits;
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
        var marked = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.ResilientAttribute, IsInterface, NameOf)
            .WithTrackingName(TrackingNames.Marked);

        // Reading binds every signature: only an edit that could change what is read makes it run again.
        var declarations = context.CompilationProvider
            .Select(static (compilation, _) => new Declarations(compilation))
            .WithComparer(Declarations.Comparer);

        // What is known about each marked interface, null where no wrapper can be written.
        var readings = marked
            .Combine(declarations)
            .Select(static (interfaces, cancellationToken) => ReadModel(interfaces.Left, interfaces.Right.Compilation, cancellationToken))
            .WithTrackingName(TrackingNames.Readings);

        // The wrappers to write: compared by value, so that an edit ends here if it changes none of them.
        var models = readings
            .Where(static model => model is not null)
            .WithTrackingName(TrackingNames.Models);

        context.RegisterSourceOutput(models, WriteWrapper);
    }

    private static bool IsInterface(SyntaxNode node, CancellationToken cancellationToken) => node is InterfaceDeclarationSyntax;

    private static string? NameOf(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        IsFirstMarkedPart(context) ? MetadataName.Of((INamedTypeSymbol)context.TargetSymbol) : null;

    // Two parts of a partial interface that are both marked must not give two files of the same name.
    private static bool IsFirstMarkedPart(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol.Find(KnownTypes.ResilientAttribute)?.ApplicationSyntaxReference is not { } first
        || (first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span));

    private static WrapperModel? ReadModel(string? name, Compilation compilation, CancellationToken cancellationToken) =>
        name is not null && compilation.Assembly.GetTypeByMetadataName(name) is { } type
            ? WrapperReader.Read(type, compilation, cancellationToken).Model
            : null;

    private static void WriteWrapper(SourceProductionContext context, WrapperModel? model) =>
        context.AddSource(model!.HintName, SourceText.From(WrapperWriter.Write(model), Encoding.UTF8));
}
