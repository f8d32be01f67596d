using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>Tells whether a method is only called: a method group or an expression tree does not compile with one more optional parameter.</summary>
internal static class OnlyCalls
{
    public static async Task<bool> AreMadeOfAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var references = await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false);
        foreach (var place in references.SelectMany(found => found.Locations))
        {
            if (place.Document is SourceGeneratedDocument) continue;
            var root = await place.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var model = await place.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (root is null || model is null) return false;
            if (!IsHarmless(root.FindNode(place.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true), model, cancellationToken)) return false;
        }

        return true;
    }

    private static bool IsHarmless(SyntaxNode name, SemanticModel model, CancellationToken cancellationToken) =>
        name.IsPartOfStructuredTrivia()
        || IsInNameof(name)
        || (IsCalled(name) && !name.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => model.GetTypeInfo(lambda, cancellationToken).ConvertedType is { Name: "Expression" }));

    private static bool IsCalled(SyntaxNode name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name == name && call.Expression == access,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    private static bool IsInNameof(SyntaxNode name) =>
        name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
}
