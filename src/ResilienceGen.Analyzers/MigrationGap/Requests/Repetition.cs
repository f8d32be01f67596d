using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Requests;

/// <summary>
/// Whether a member gives something else, or uses something up, when it is asked once per attempt instead of once.
/// A member that only assigns, as a cache does, may be asked again.
/// </summary>
internal static class Repetition
{
    private static readonly HashSet<string> Takers = new(StringComparer.Ordinal) { "Dequeue", "Pop", "MoveNext" };

    /// <summary>A key that is new in each attempt defeats the server's detection of duplicates.</summary>
    public static bool MakesFreshId(ISymbol? member) => IsNewId(member) || BodiesOf(member).Any(body =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => NameOf(call.Expression) is "NewGuid" or "CreateVersion7"));

    /// <summary>It counts, or takes the next item of something.</summary>
    public static bool Changes(ISymbol? member) => IsTaker(member) || BodiesOf(member).Any(CountsOrTakes);

    private static bool IsNewId(ISymbol? member) =>
        member is IMethodSymbol { Name: "NewGuid" or "CreateVersion7", ContainingType: var type } && type.Is(KnownTypes.Guid);

    private static bool IsTaker(ISymbol? member) => member is IMethodSymbol { ContainingType: { } type } method && (
        (Takers.Contains(method.Name) && type.IsBelow("System.Collections"))
        || (method.Name.StartsWith("Read", StringComparison.Ordinal) && (type.IsOrDerivesFrom("System.IO.TextReader") || type.IsOrDerivesFrom("System.IO.BinaryReader"))));

    private static bool CountsOrTakes(SyntaxNode body)
    {
        var own = new HashSet<string>(Declared(body), StringComparer.Ordinal);
        return body.DescendantNodes().Any(node => node switch
        {
            PrefixUnaryExpressionSyntax step when step.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => IsForeign(step.Operand),
            PostfixUnaryExpressionSyntax step when step.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression => IsForeign(step.Operand),
            AssignmentExpressionSyntax { RawKind: not ((int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression) } step => IsForeign(step.Left),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } } =>
                (Takers.Contains(name) && IsForeign(receiver)) || (name is "Increment" or "Decrement" or "Add" && NameOf(receiver) == "Interlocked"),
            _ => false,
        });

        // What the body itself declares starts afresh each time.
        bool IsForeign(ExpressionSyntax expression) => expression switch
        {
            IdentifierNameSyntax name => !own.Contains(name.Identifier.ValueText),
            MemberAccessExpressionSyntax access => IsForeign(access.Expression),
            ElementAccessExpressionSyntax element => IsForeign(element.Expression),
            ThisExpressionSyntax => true,
            _ => false,
        };
    }

    private static IEnumerable<string> Declared(SyntaxNode body) => body.DescendantNodesAndSelf().Select(node => node switch
    {
        VariableDeclaratorSyntax local => local.Identifier.ValueText,
        SingleVariableDesignationSyntax local => local.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => "",
    });

    private static IEnumerable<SyntaxNode> BodiesOf(ISymbol? member) => member switch
    {
        IMethodSymbol method => method.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()),
        IPropertySymbol { GetMethod: { } getter } => getter.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()),
        _ => [],
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
