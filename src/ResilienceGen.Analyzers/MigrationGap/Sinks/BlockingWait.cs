using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>What blocks a thread until a task is over.</summary>
internal static class BlockingWait
{
    /// <summary>The name of the member that waits for the task, and how it reads; null where nothing blocks.</summary>
    public static (SyntaxNode Name, string Text)? For(IOperation task)
    {
        var current = task;
        while (current.Parent is IConversionOperation or IParenthesizedOperation || (current.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" } step && ReferenceEquals(step.Instance, current))) current = current.Parent;
        return current.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Result", Syntax: MemberAccessExpressionSyntax access } => (access.Name, ".Result"),
            IInvocationOperation { TargetMethod.Name: "Wait", Arguments.IsEmpty: true, Syntax: var syntax } => (Sink.NameOf(syntax), ".Wait()"),
            IInvocationOperation { TargetMethod.Name: "GetResult", Syntax: var syntax } => (Sink.NameOf(syntax), ".GetAwaiter().GetResult()"),
            _ => null,
        };
    }
}
