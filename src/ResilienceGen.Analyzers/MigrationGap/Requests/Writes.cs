using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>The variables and members that a piece of code assigns.</summary>
internal static class Writes
{
    public static IEnumerable<ISymbol> In(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        Targets(node).Select(target => model.GetSymbolInfo(target, cancellationToken).Symbol).Where(symbol => symbol is not null).Select(symbol => symbol!);

    /// <summary>The assigned expressions: of assignments, increments and arguments by reference.</summary>
    public static IEnumerable<ExpressionSyntax> Targets(SyntaxNode node) =>
        node.DescendantNodesAndSelf().SelectMany(inner => inner switch
        {
            AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.Arguments.Select(argument => argument.Expression),
            AssignmentExpressionSyntax assignment => [assignment.Left],
            PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => [prefix.Operand],
            PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression => [postfix.Operand],
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => [argument.Expression],
            _ => Enumerable.Empty<ExpressionSyntax>(),
        });
}
