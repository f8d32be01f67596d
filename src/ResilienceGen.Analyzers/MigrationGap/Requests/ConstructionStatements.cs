using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>Finds the statements between a request's declaration and its sending that belong to building it.</summary>
internal static class ConstructionStatements
{
    /// <summary>The statements in order; default where a part of the construction cannot be moved.</summary>
    public static ImmutableArray<StatementSyntax> Collect(
        ILocalSymbol request,
        LocalDeclarationStatementSyntax declaration,
        StatementSyntax send,
        BlockSyntax block,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        var before = block.Statements.TakeWhile(statement => statement != send).ToImmutableArray();
        var moved = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { request };
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        int known;
        do
        {
            // The content is disposed with its request, so its construction has to come along.
            known = moved.Count;
            statements.Clear();
            foreach (var statement in before)
            {
                if (Mentions(statement, moved, model, cancellationToken)) statements.Add(statement);
            }

            foreach (var content in statements.SelectMany(statement => Contents(statement, model, cancellationToken)))
            {
                if (content is not ILocalSymbol local || RequestConstruction.DeclarationOf(local, cancellationToken)?.Parent != block) return default;
                moved.Add(local);
            }
        }
        while (moved.Count > known);

        return statements.All(IsStep(moved, model, cancellationToken)) && UsedOnlyBy(statements, moved, send, block, model, cancellationToken)
            ? statements.ToImmutable()
            : default;
    }

    private static Func<StatementSyntax, bool> IsStep(HashSet<ISymbol> moved, SemanticModel model, CancellationToken cancellationToken)
    {
        return Check;

        bool Check(StatementSyntax statement) => statement switch
        {
            LocalDeclarationStatementSyntax declared => moved.Contains(model.GetDeclaredSymbol(declared.Declaration.Variables[0], cancellationToken)!),
            ExpressionStatementSyntax => true,
            BlockSyntax inner => inner.Statements.All(Check),
            IfStatementSyntax branch => Check(branch.Statement) && (branch.Else is null || Check(branch.Else.Statement)),
            ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop => Check(loop.Statement),
            _ => false,
        };
    }

    private static bool UsedOnlyBy(
        IReadOnlyCollection<StatementSyntax> statements,
        HashSet<ISymbol> moved,
        StatementSyntax send,
        BlockSyntax block,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        var uses = Uses(block, moved, model, cancellationToken).ToArray();
        return uses.Count(use => send.Span.Contains(use.Span)) == 1
            && uses.All(use => send.Span.Contains(use.Span) || statements.Any(statement => statement.Span.Contains(use.Span)))
            && !uses.Any(use => use.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && block.Span.Contains(lambda.Span));
    }

    private static bool Mentions(StatementSyntax statement, HashSet<ISymbol> moved, SemanticModel model, CancellationToken cancellationToken) =>
        (statement is LocalDeclarationStatementSyntax declared
            && declared.Declaration.Variables.Any(variable => moved.Contains(model.GetDeclaredSymbol(variable, cancellationToken)!)))
        || Uses(statement, moved, model, cancellationToken).Any();

    private static IEnumerable<IdentifierNameSyntax> Uses(SyntaxNode node, HashSet<ISymbol> moved, SemanticModel model, CancellationToken cancellationToken) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            moved.Any(symbol => symbol.Name == name.Identifier.ValueText)
            && model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol && moved.Contains(symbol));

    // Locals, parameters and members that hold a content made elsewhere.
    private static IEnumerable<ISymbol> Contents(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken) =>
        statement.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Select(name => model.GetSymbolInfo(name, cancellationToken).Symbol)
            .Where(symbol => symbol switch
            {
                ILocalSymbol local => HttpTypes.IsContent(local.Type),
                IParameterSymbol parameter => HttpTypes.IsContent(parameter.Type),
                IFieldSymbol field => HttpTypes.IsContent(field.Type),
                _ => false,
            })
            .Select(symbol => symbol!);
}
