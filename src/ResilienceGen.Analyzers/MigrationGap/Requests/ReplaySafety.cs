using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>Whether statements that run once today may run once per attempt.</summary>
internal static class ReplaySafety
{
    public static bool MayRepeat(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken) =>
        Writes.Targets(statement).All(target => IsOwn(target, statement, model, cancellationToken))
        && !statement.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => ForbidsRepeating(model.GetSymbolInfo(name, cancellationToken).Symbol));

    // A key that is fresh per attempt would defeat the server's duplicate detection; a consumed stream cannot be sent again.
    private static bool ForbidsRepeating(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol or IPropertySymbol when Repetition.MakesFreshId(symbol) || Repetition.Changes(symbol) => true,
        ILocalSymbol local => local.Type.IsOrDerivesFrom(KnownTypes.Stream),
        IParameterSymbol parameter => parameter.Type.IsOrDerivesFrom(KnownTypes.Stream),
        IFieldSymbol field => field.Type.IsOrDerivesFrom(KnownTypes.Stream),
        IPropertySymbol property => property.Type.IsOrDerivesFrom(KnownTypes.Stream),
        _ => false,
    };

    // Assigning a member of something that the code itself made, or an object initializer, is part of building it.
    private static bool IsOwn(ExpressionSyntax target, StatementSyntax code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (target.Parent?.Parent is InitializerExpressionSyntax or WithExpressionSyntax || target is DeclarationExpressionSyntax || IsDiscard(target)) return true;
        var root = Root(target);
        return root != target
            && root is IdentifierNameSyntax
            && model.GetSymbolInfo(root, cancellationToken).Symbol is ILocalSymbol local
            && (local.Type.IsBelow("System.Net.Http") || local.DeclaringSyntaxReferences.Any(reference => code.Span.Contains(reference.Span)));
    }

    private static bool IsDiscard(ExpressionSyntax target) => target is IdentifierNameSyntax { Identifier.ValueText: "_" };

    private static ExpressionSyntax Root(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => Root(access.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        PostfixUnaryExpressionSyntax suppressed => Root(suppressed.Operand),
        ParenthesizedExpressionSyntax parenthesized => Root(parenthesized.Expression),
        _ => expression,
    };
}
