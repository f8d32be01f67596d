using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Small questions about types and expressions at a call site.</summary>
internal static class Shapes
{
    public static bool IsToken(IParameterSymbol parameter) => parameter.Type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };

    public static bool IsRequest(IParameterSymbol parameter) => parameter.Type is { Name: "HttpRequestMessage", ContainingNamespace.Name: "Http" };

    /// <summary>Whether the expression is a token that never cancels.</summary>
    public static bool IsNoToken(ExpressionSyntax token) =>
        token is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" };

    public static bool IsTask(ITypeSymbol type) => type is { Name: "Task", ContainingNamespace.Name: "Tasks" };

    public static bool IsValueTask(ITypeSymbol type) => type is { Name: "ValueTask", ContainingNamespace.Name: "Tasks" };

    /// <summary>Whether the code awaits something itself, not inside a nested function.</summary>
    public static bool Awaits(SyntaxNode code) =>
        code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is AwaitExpressionSyntax);

    /// <summary>The token that never cancels, as it is written at this place.</summary>
    public static string? NoToken(CallSite site) =>
        TypeName(site, "System.Threading.CancellationToken") is { } type ? $"{type}.None" : null;

    /// <summary>How the type is written at this place: short where a using allows it.</summary>
    public static string? TypeName(CallSite site, string metadataName) =>
        site.Model.Compilation.GetTypeByMetadataName(metadataName) is { } type
            ? type.ToMinimalDisplayString(site.Model, site.Invocation.SpanStart)
            : null;
}
