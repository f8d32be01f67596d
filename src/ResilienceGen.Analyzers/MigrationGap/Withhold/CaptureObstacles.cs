using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Requests;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>Variables that a delegate cannot capture, or would see change between attempts.</summary>
internal static class CaptureObstacles
{
    public static string? Find(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.AnalyzeDataFlow(invocation) is not { Succeeded: true } data) return "shape";
        var captured = data.ReadInside.Where(symbol => !data.VariablesDeclared.Contains(symbol)).ToArray();
        if (captured.Any(IsByReference)) return "byReferenceCapture";
        return !RunsToItsEnd(invocation) && captured.Any(symbol => Changes(symbol, invocation, model, cancellationToken)) ? "capturedVariableChanges" : null;
    }

    private static bool IsByReference(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.RefKind != RefKind.None || IsStackOnly(local.Type),
        IParameterSymbol { IsThis: false } parameter => parameter.RefKind != RefKind.None || IsStackOnly(parameter.Type),
        _ => false,
    };

    private static bool IsStackOnly(ITypeSymbol type) => type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    // An awaited or returned call has made its last attempt before the method goes on; a stored task has not.
    private static bool RunsToItsEnd(InvocationExpressionSyntax invocation)
    {
        SyntaxNode node = invocation;
        while (node.Parent is ParenthesizedExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
            node = node.Parent;
        return node.Parent is AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax;
    }

    private static bool Changes(ISymbol symbol, InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol)) return false;
        var member = invocation.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax);
        return member is not null && Writes.In(member, model, cancellationToken).Any(written => SymbolEqualityComparer.Default.Equals(written, symbol));
    }
}
