using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>Whether statements may be moved past their neighbours and run again for each attempt.</summary>
internal static class ConstructionSafety
{
    public static bool MayRunPerAttempt(
        ImmutableArray<StatementSyntax> statements,
        ExpressionSyntax request,
        StatementSyntax send,
        BlockSyntax block,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        var moved = TextSpanOf(statements[0], request);
        if (block.DescendantTrivia(moved, descendIntoTrivia: false).Any(trivia => trivia.IsDirective && moved.Contains(trivia.Span))) return false;

        foreach (var statement in statements)
        {
            if (!ReplaySafety.MayRepeat(statement, model, cancellationToken) || Leaves(statement, model)) return false;
            var read = Symbols(statement, model, cancellationToken);
            var passed = block.Statements.Where(other => other.SpanStart > statement.SpanStart && other.SpanStart < send.SpanStart);
            if (passed.Except(statements).Any(other => Writes.In(other, model, cancellationToken).Any(read.Contains))) return false;
        }

        return true;
    }

    private static TextSpan TextSpanOf(StatementSyntax first, ExpressionSyntax request) =>
        TextSpan.FromBounds(first.FullSpan.Start, request.Span.End);

    // A jump or a variable that the rest of the method uses cannot come along.
    private static bool Leaves(StatementSyntax statement, SemanticModel model)
    {
        if (model.AnalyzeControlFlow(statement) is { Succeeded: true } control
            && (control.ExitPoints.Length > 0 || control.ReturnStatements.Length > 0))
            return true;
        return statement is not LocalDeclarationStatementSyntax
            && model.AnalyzeDataFlow(statement) is { Succeeded: true } data
            && data.VariablesDeclared.Any(variable => data.ReadOutside.Contains(variable) || data.WrittenOutside.Contains(variable));
    }

    private static HashSet<ISymbol> Symbols(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        new(
            node.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Select(name => model.GetSymbolInfo(name, cancellationToken).Symbol)
                .Where(symbol => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)
                .Select(symbol => symbol!),
            SymbolEqualityComparer.Default);
}
