using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;

namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>One place in code where a request leaves the process.</summary>
/// <param name="Operation">The invocation, or the method group that is turned into a delegate.</param>
/// <param name="Method">The called sink; an extension method in its unreduced form.</param>
/// <param name="Receiver">The client it is sent with; null for a base call.</param>
internal sealed record Sink(IOperation Operation, IMethodSymbol Method, IOperation? Receiver)
{
    /// <summary>Whether it is a member of the framework, whose name tells its verb.</summary>
    public bool IsFramework { get; init; }

    /// <summary>Whether it is a sink because the project lists it.</summary>
    public bool IsListed { get; init; }

    /// <summary>What an own extension of the client sends, found when it is asked for; empty for anything else.</summary>
    public IEnumerable<Sink> Sends { get; init; } = [];

    public bool IsMethodGroup => Operation is IMethodReferenceOperation;

    public IInvocationOperation? Invocation => Operation as IInvocationOperation;

    /// <summary>Whether the compiler could not decide what exactly is called.</summary>
    public bool IsUnresolved => Operation is IInvalidOperation;

    /// <summary>The name token of the called member, where the squiggle stands.</summary>
    public Location NameLocation => NameOf(Operation.Syntax).GetLocation();

    /// <summary>What is sent: the arguments without receiver, token and options.</summary>
    public IEnumerable<IArgumentOperation> RequestArguments =>
        (Invocation?.Arguments ?? []).Where(argument =>
            argument.ArgumentKind != ArgumentKind.DefaultValue
            && !(Method.IsExtensionMethod && argument.Parameter?.Ordinal == 0)
            && !HttpTypes.IsCancellationToken(argument.Parameter?.Type));

    /// <summary>The request as it sets out.</summary>
    public Send ToSend() => new(Operation, RequestDependencies.Of(IsUnresolved ? Operation.ChildOperations : RequestArguments.Select(argument => argument.Value)), new WalkBudget());

    /// <summary>The name of the member that an invocation calls.</summary>
    public static SyntaxNode NameOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => NameOf(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };

    public static IOperation? ReceiverOf(IInvocationOperation invocation) =>
        invocation.Instance?.Unwrap()
        ?? (invocation.TargetMethod.IsExtensionMethod ? invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.Unwrap() : null);
}
