using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.CodeFixes.Registration;

/// <summary>Whether a class uses no more of a value than an interface offers.</summary>
internal sealed class ContractUses(INamedTypeSymbol contract, TypeDeclarationSyntax owner, SemanticModel model)
{
    /// <param name="value">The parameter or private field that holds the value.</param>
    /// <param name="keptIn">The private fields it is handed on to.</param>
    public bool AreEnough(ISymbol value, out List<IFieldSymbol> keptIn)
    {
        keptIn = [];
        foreach (var name in owner.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != value.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, value)) continue;
            ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;
            if (!IsOffered(use) && !IsWritten(use, value))
            {
                if (Keeper(use) is not { DeclaredAccessibility: Accessibility.Private } field) return false;
                keptIn.Add(field);
            }
        }

        return true;
    }

    private bool IsOffered(ExpressionSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access && access.Expression == use
        && contract.AllInterfaces.Add(contract).Any(offering => offering.GetMembers(member).Length > 0);

    private static bool IsWritten(ExpressionSyntax use, ISymbol value) =>
        value is IFieldSymbol && use.Parent is AssignmentExpressionSyntax { OperatorToken.ValueText: "=" } assignment && assignment.Left == use;

    // _client = client, and a field that a primary constructor's parameter initialises.
    private IFieldSymbol? Keeper(ExpressionSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax { Left: var left } assignment when assignment.Right == use && assignment.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax => model.GetSymbolInfo(left).Symbol as IFieldSymbol,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable) as IFieldSymbol,
        _ => null,
    };
}
