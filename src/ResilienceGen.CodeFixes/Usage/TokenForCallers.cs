using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Usage;

/// <summary>Passes the new token of a method to it wherever a caller has one to pass.</summary>
internal static class TokenForCallers
{
    /// <summary>The arguments to add, by document.</summary>
    /// <param name="method">The method as it is without the token.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="name">What the token is called in it.</param>
    /// <param name="solution">Where its callers are.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<IReadOnlyDictionary<DocumentId, List<TextChange>>> ChangesAsync(
        IMethodSymbol method, MethodDeclarationSyntax declaration, string name, Solution solution, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<DocumentId, List<TextChange>>();
        foreach (var place in (await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false)).SelectMany(found => found.Locations))
        {
            if (place.Document is SourceGeneratedDocument
                || await place.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
                || await place.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
                || CallOf(root.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } call
                || TokenAt(call, model, declaration, name) is not { } token)
                continue;
            if (!changes.TryGetValue(place.Document.Id, out var list)) changes.Add(place.Document.Id, list = []);
            list.Add(Added(call.ArgumentList, method.Parameters.Length - (model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ReducedFrom: not null } ? 1 : 0), name, token));
        }

        return changes;
    }

    private static InvocationExpressionSyntax? CallOf(SyntaxNode name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    // The token of the innermost function that has one; of two, nobody knows which.
    private static string? TokenAt(SyntaxNode call, SemanticModel model, MethodDeclarationSyntax declaration, string name)
    {
        if (Cleanup.Holds(call, model)) return null;
        foreach (var function in call.Ancestors())
        {
            if (function is MemberDeclarationSyntax member && member == declaration) return name;
            var tokens = function switch
            {
                AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax => TokensOf(function, model).ToList(),
                _ => [],
            };
            if (tokens is [var only]) return only.Name != "_" && !IsHidden(only, call, model) ? NameOf(only) : null;
            if (tokens.Count > 1 || function is MemberDeclarationSyntax || IsStatic(function)) return null;
        }

        return null;
    }

    private static IEnumerable<IParameterSymbol> TokensOf(SyntaxNode function, SemanticModel model) =>
        ((function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) as IMethodSymbol)?.Parameters.Where(Shapes.IsToken) ?? [];

    private static bool IsHidden(IParameterSymbol token, SyntaxNode call, SemanticModel model) =>
        model.LookupSymbols(call.SpanStart, name: token.Name) is not [var seen] || !SymbolEqualityComparer.Default.Equals(seen, token);

    private static bool IsStatic(SyntaxNode function) =>
        (function as AnonymousFunctionExpressionSyntax)?.Modifiers.Any(SyntaxKind.StaticKeyword) == true || (function as LocalFunctionStatementSyntax)?.Modifiers.Any(SyntaxKind.StaticKeyword) == true;

    private static string NameOf(IParameterSymbol token) => Analyzers.Wrappers.Reading.NameScope.Escape(token.Name);

    // By name where arguments are left out, or out of their order.
    private static TextChange Added(ArgumentListSyntax list, int parameters, string name, string token)
    {
        var label = list.Arguments.Count == parameters && list.Arguments.All(argument => argument.NameColon is null) ? "" : $"{name}: ";
        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), (list.Arguments.Count == 0 ? "" : ", ") + label + token);
    }
}
