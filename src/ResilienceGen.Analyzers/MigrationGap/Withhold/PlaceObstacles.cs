using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>Places in which a call cannot be turned into a delegate.</summary>
internal static class PlaceObstacles
{
    public static string? Find(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (invocation.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }) return "baseCall";
        foreach (var node in invocation.Ancestors())
        {
            switch (node)
            {
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull.Span.Contains(invocation.Span):
                    return "conditionalReceiver";
                case QueryExpressionSyntax:
                    return "queryExpression";
                case AnonymousFunctionExpressionSyntax function when IsExpressionTree(function, model, cancellationToken):
                    return "expressionTree";
                case LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax when Yields(node):
                    return "iterator";
                case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax:
                    return "initializer";
                case VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax } or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return "initializer";
                case StructDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.StructKeyword }:
                    return "structType";
                case InterfaceDeclarationSyntax:
                    return "interfaceMember";
                case TypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool IsExpressionTree(AnonymousFunctionExpressionSyntax function, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(function, cancellationToken).ConvertedType is { ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };

    private static bool Yields(SyntaxNode member) =>
        member.DescendantNodes(node => node == member || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is YieldStatementSyntax);
}
