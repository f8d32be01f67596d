using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.Baseline;

/// <summary>Finds the expression that a diagnostic is about.</summary>
internal static class CallSyntax
{
    /// <returns>For the name of a called member the call with its receiver; for a method group, which has no invocation around it, the expression that names it.</returns>
    public static SyntaxNode At(Location place, CancellationToken cancellationToken = default)
    {
        var node = place.SourceTree!.GetRoot(cancellationToken).FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        var invocation = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (invocation is not null && invocation.Expression.Span.Contains(place.SourceSpan))
            return invocation.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(invocation.Span)) ?? (SyntaxNode)invocation;
        return node is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } && access.Name == node ? access : node;
    }
}
