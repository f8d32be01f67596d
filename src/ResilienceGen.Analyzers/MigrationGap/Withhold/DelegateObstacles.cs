using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Requests;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>What forbids that a call moves into a delegate which may run more than once.</summary>
internal static class DelegateObstacles
{
    /// <summary>The reason code of the first obstacle; null where there is none.</summary>
    /// <param name="call">The direct call.</param>
    /// <param name="isSink">Tells calls that leave the process; one inside another would be retried by both.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static string? Find(IInvocationOperation call, Func<IMethodSymbol, bool> isSink, CancellationToken cancellationToken)
    {
        if (call.Syntax is not InvocationExpressionSyntax invocation || call.SemanticModel is not { } model) return "shape";
        return PlaceObstacles.Find(invocation, model, cancellationToken)
            ?? CaptureObstacles.Find(invocation, model, cancellationToken)
            ?? ReplaySafety.Obstacle(invocation, model, cancellationToken)
            ?? SentObstacle(call, model, cancellationToken)
            ?? NestedObstacle(call, invocation, isSink, model, cancellationToken);
    }

    // Each attempt needs a request of its own, and a content that can be read again.
    private static string? SentObstacle(IInvocationOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is not { Syntax: ArgumentSyntax { Expression: var sent }, Parameter.Type: { ContainingNamespace.Name: "Http" } type }) continue;
            if (type.Name == "HttpRequestMessage" && !IsFresh(sent) && RequestConstruction.Read(sent, model, cancellationToken) is null) return "requestBuiltElsewhere";
            if (type.Name == "HttpContent" && !IsFresh(sent) && !IsReplayableLocal(sent, model, cancellationToken)) return "contentCannotBeReplayed";
        }

        return null;
    }

    private static bool IsFresh(ExpressionSyntax sent) => sent switch
    {
        BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax => true,
        AwaitExpressionSyntax awaited => IsFresh(awaited.Expression),
        ParenthesizedExpressionSyntax inner => IsFresh(inner.Expression),
        _ => false,
    };

    private static bool IsReplayableLocal(ExpressionSyntax sent, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(sent, cancellationToken).Symbol is ILocalSymbol local
        && RequestConstruction.DeclarationOf(local, cancellationToken) is { } declaration
        && ReplaySafety.Obstacle(declaration, model, cancellationToken) is null;

    private static string? NestedObstacle(
        IInvocationOperation call,
        InvocationExpressionSyntax invocation,
        Func<IMethodSymbol, bool> isSink,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        var construction = call.Arguments
            .Select(argument => argument.Syntax is ArgumentSyntax { Expression: IdentifierNameSyntax request } ? RequestConstruction.Read(request, model, cancellationToken) : null)
            .FirstOrDefault(read => read is not null);
        return new SyntaxNode[] { invocation }.Concat(construction?.Statements ?? Enumerable.Empty<SyntaxNode>())
            .SelectMany(code => code.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Any(inner => model.GetSymbolInfo(inner, cancellationToken).Symbol is IMethodSymbol method && isSink(method))
            ? "nestedCall"
            : null;
    }
}
