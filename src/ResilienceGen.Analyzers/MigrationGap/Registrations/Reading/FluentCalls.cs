using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>The calls that go on with the value of another one.</summary>
internal static class FluentCalls
{
    /// <summary>The call whose name stands there.</summary>
    public static InvocationExpressionSyntax? At(Location name) =>
        name.SourceTree?.GetRoot().FindNode(name.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();

    /// <summary>The calls behind it, in their order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> After(InvocationExpressionSyntax call)
    {
        for (var current = call; current.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }; current = next) yield return next;
    }

    /// <summary>Whether nothing uses the value of the call.</summary>
    public static bool IsDiscarded(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetOperation(call)?.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
}
