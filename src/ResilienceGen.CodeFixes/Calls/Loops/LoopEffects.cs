using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.CodeFixes.MigrationGap;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>What a loop does around its attempt. It can be taken away where that is nothing but to count and to wait.</summary>
internal sealed class LoopEffects(HandLoop loop, Finding finding)
{
    private static readonly string[] Arithmetic = ["Math", "Random", "TimeSpan"];

    /// <summary>Whether nothing is missed when the loop is gone.</summary>
    public bool AreForgotten =>
        loop.AroundAttempt.All(node => Target(node) is not { } target || IsOfLoop(target))
        && loop.AroundAttempt.OfType<InvocationExpressionSyntax>().All(OnlyCountsOrWaits)
        && loop.NamesAroundAttempt.Select(SymbolOf).All(IsPassedOnWhereItCancels);

    private static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } changed => changed.Operand,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } changed => changed.Operand,
        _ => null,
    };

    // What goes with the loop; anything else keeps what is written to it.
    private bool IsOfLoop(ExpressionSyntax target) =>
        SymbolOf(target) is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } && loop.Statements.Any(statement => statement.Span.Contains(declaration.Span));

    // Anything else may log, count or tell others.
    private bool OnlyCountsOrWaits(InvocationExpressionSyntax call) =>
        SymbolOf(call) is IMethodSymbol { ContainingType: { Name: var type } owner, Name: var name } method && method.IsBelow("System")
        && (Arithmetic.Contains(type) || owner is { IsValueType: true, SpecialType: not SpecialType.None } || name is "ConfigureAwait" || (name is "Delay" && Shapes.IsTask(owner)));

    // The path cancels what the attempt is given, and nothing else.
    private bool IsPassedOnWhereItCancels(ISymbol? used) =>
        TypeOf(used) is not { } type || !HttpTypes.IsCancellationToken(type) || (loop.Site.Token is { } token && SymbolEqualityComparer.Default.Equals(SymbolOf(token), used));

    private ISymbol? SymbolOf(ExpressionSyntax expression) => finding.Model.GetSymbolInfo(expression, finding.CancellationToken).Symbol;

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
