using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>What the attempt of a loop returns.</summary>
internal sealed class LoopAnswer(HandLoop loop, Finding finding)
{
    /// <summary>
    /// The type argument that makes a delegate return what the method does, so that <c>default</c> and <c>[]</c> mean the same in both; empty where the
    /// compiler finds it out, null where it has no name here.
    /// </summary>
    public string? TypeArgument =>
        loop.Method.ReturnType.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments is not [var result] ? null
        : Answers().Any(answer => HasTypeItself(answer) && Same(finding.Model.GetTypeInfo(answer, finding.CancellationToken).Type, finding.Model.GetTypeInfo(result, finding.CancellationToken).Type)) ? ""
        : $"<{result}>";

    private IEnumerable<ExpressionSyntax> Answers() =>
        loop.Attempt.Block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Select(answer => Plain(answer.Expression!));

    // default!
    private static ExpressionSyntax Plain(ExpressionSyntax answer) =>
        answer is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed ? suppressed.Operand : answer;

    private static bool HasTypeItself(ExpressionSyntax answer) =>
        !answer.IsKind(SyntaxKind.DefaultLiteralExpression) && answer is not (ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax);

    private static bool Same(ITypeSymbol? left, ITypeSymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
