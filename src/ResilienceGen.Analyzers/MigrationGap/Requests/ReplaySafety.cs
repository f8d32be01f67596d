using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>Whether code that runs once today may run once per attempt.</summary>
internal static class ReplaySafety
{
    /// <summary>The reason code of what forbids it; null where nothing does.</summary>
    public static string? Obstacle(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Writes.Targets(code).Any(target => !IsOwn(target, code, model, cancellationToken))) return "argumentHasSideEffect";
        if (code is not StatementSyntax && code.DescendantNodesAndSelf().Any(node => node is SingleVariableDesignationSyntax)) return "argumentDeclaresVariable";
        return code.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => NameObstacle(name, model, cancellationToken)).FirstOrDefault(reason => reason is not null);
    }

    // A key that is fresh per attempt would defeat the server's duplicate detection; a consumed stream cannot be sent again.
    private static string? NameObstacle(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol switch
        {
            IMethodSymbol { Name: "NewGuid" or "CreateVersion7", ContainingType: { Name: "Guid", ContainingNamespace.Name: "System" } } => "argumentIsFreshPerCall",
            ILocalSymbol local when IsStream(local.Type) => "contentCannotBeReplayed",
            IParameterSymbol parameter when IsStream(parameter.Type) => "contentCannotBeReplayed",
            IFieldSymbol field when IsStream(field.Type) => "contentCannotBeReplayed",
            IPropertySymbol property when IsStream(property.Type) => "contentCannotBeReplayed",
            _ => null,
        };

    // Assigning a member of something that the code itself made, or an object initializer, is part of building it.
    private static bool IsOwn(ExpressionSyntax target, SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (target.Parent?.Parent is InitializerExpressionSyntax or WithExpressionSyntax) return true;
        if (target is DeclarationExpressionSyntax) return true;
        var root = Root(target);
        return root != target
            && root is IdentifierNameSyntax
            && model.GetSymbolInfo(root, cancellationToken).Symbol is ILocalSymbol local
            && (IsMessagePart(local.Type) || local.DeclaringSyntaxReferences.Any(reference => code.Span.Contains(reference.Span)));
    }

    private static ExpressionSyntax Root(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax access: expression = access.Expression; break;
                case ElementAccessExpressionSyntax element: expression = element.Expression; break;
                case PostfixUnaryExpressionSyntax suppressed: expression = suppressed.Operand; break;
                case ParenthesizedExpressionSyntax parenthesized: expression = parenthesized.Expression; break;
                default: return expression;
            }
        }
    }

    private static bool IsMessagePart(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("System.Net.Http", StringComparison.Ordinal) == true;

    private static bool IsStream(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }) return true;
        }

        return false;
    }
}
