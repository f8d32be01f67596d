using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>
/// The statements that build the request a call sends, where they can run once per attempt instead of once.
/// The analyzer withholds the fix where this cannot be read; the fix moves what this names. One reader, so they cannot disagree.
/// </summary>
/// <param name="Request">The local that holds the request.</param>
/// <param name="Declaration">Where it is declared and created.</param>
/// <param name="Statements">All statements to move, in order: the declaration, that of its content, and what sets them up.</param>
/// <param name="Send">The statement that sends the request; it stays.</param>
internal sealed record RequestConstruction(
    ILocalSymbol Request,
    LocalDeclarationStatementSyntax Declaration,
    ImmutableArray<StatementSyntax> Statements,
    StatementSyntax Send)
{
    /// <summary>Whether building the request awaits something, which only an async delegate can.</summary>
    public bool Awaits => Statements.Any(statement => statement
        .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node is AwaitExpressionSyntax));

    /// <summary>Reads how <paramref name="request"/>, the argument of a sending call, was built; null where it cannot be moved.</summary>
    public static RequestConstruction? Read(ExpressionSyntax request, SemanticModel model, CancellationToken cancellationToken)
    {
        if (request is not IdentifierNameSyntax
            || model.GetSymbolInfo(request, cancellationToken).Symbol is not ILocalSymbol { RefKind: RefKind.None } local
            || DeclarationOf(local, cancellationToken) is not { Parent: BlockSyntax block } declaration
            || SendStatement(request, block) is not { } send)
            return null;

        var statements = ConstructionStatements.Collect(local, declaration, send, block, model, cancellationToken);
        return statements.IsDefault || !ConstructionSafety.MayRunPerAttempt(statements, request, send, block, model, cancellationToken)
            ? null
            : new RequestConstruction(local, declaration, statements, send);
    }

    /// <summary>The statement that declares exactly this local and creates its value; null for any other declaration.</summary>
    internal static LocalDeclarationStatementSyntax? DeclarationOf(ILocalSymbol local, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax
        {
            Initializer.Value: BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax,
            Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0 } declaration },
        }
            ? declaration
            : null;

    // Only statements that evaluate the call once; a loop condition would send one request several times.
    private static StatementSyntax? SendStatement(ExpressionSyntax request, BlockSyntax block)
    {
        for (SyntaxNode? node = request; node is not null; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) return null;
            if (node is not StatementSyntax statement) continue;
            return statement.Parent == block && statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
                or ReturnStatementSyntax or UsingStatementSyntax or IfStatementSyntax or ForEachStatementSyntax or SwitchStatementSyntax
                ? statement
                : null;
        }

        return null;
    }
}
