using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The ways to send again without a loop: from the catch of the failed call, or by calling the own method once more.</summary>
internal sealed class ResendFinder(Func<IMethodSymbol, bool> isSink)
{
    /// <summary>try { send } catch { send again or elsewhere }, seen from either of the two.</summary>
    public GuardState? Resends(ITryOperation attempt, IOperation part, Send send)
    {
        if (ReferenceEquals(part, attempt.Body))
        {
            var again = attempt.Catches.Where(TransientFailures.Handles).SelectMany(handler => Calls(handler.Handler)).FirstOrDefault(call => IsAlternative(call, send.Operation));
            return again is null ? null : GuardState.By("fallback", "Its catch sends the request again, or to another place.", again, send.Operation);
        }

        if (part is not ICatchClauseOperation clause || !TransientFailures.Handles(clause)) return null;
        var first = Calls(attempt.Body).FirstOrDefault(call => IsAlternative(send.Operation, call) || IsAlternative(call, send.Operation));
        return first is null ? null : GuardState.By("fallback", "It is the second attempt, made where the first one failed.", first, send.Operation);
    }

    /// <summary>The member calls itself after a failure.</summary>
    public GuardState? ByRecursion(IMethodSymbol member, IOperation body, Send send)
    {
        var first = new FirstRound(loop: null, send);
        var again = body.Descendants<IInvocationOperation>().FirstOrDefault(call =>
            SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, member.OriginalDefinition)
            && !AsksForSomethingElse(call, send)
            && first.MayReach(call)
            && (FollowsFailure(call, body, send) || SecondAttempts.IsReachedFromCatch(call, send.Operation)));
        return again is null ? null : GuardState.By("recursion", $"{member.Name} calls itself again after a failure.", again, send.Operation);
    }

    // Report("failed") from a failed Report(text): other constants make another request.
    private static bool AsksForSomethingElse(IInvocationOperation again, Send send)
    {
        var parts = again.Arguments.Where(argument => argument.Parameter is { } parameter && send.Dependencies.Contains(parameter.OriginalDefinition)).ToList();
        return parts.Count > 0 && parts.All(argument => argument.Value.ConstantValue.HasValue);
    }

    public static bool OnlyThrows(IOperation handler) => handler is IBlockOperation block && Always(block);

    private static bool Always(IOperation statement) => statement switch
    {
        IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation block => block.Operations.Any(Always) && !block.Descendants<IOperation>().Any(part => part is IReturnOperation or IBranchOperation),
        IConditionalOperation { Type: null } choice => Always(choice.WhenTrue) && choice.WhenFalse is { } otherwise && Always(otherwise),
        _ => false,
    };

    /// <summary>Whether the operation runs because the request failed: in its catch, or behind a test of its status.</summary>
    public static bool FollowsFailure(IOperation call, IOperation body, Send send)
    {
        foreach (var ancestor in call.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, body)))
        {
            switch (ancestor)
            {
                case ICatchClauseOperation { Parent: ITryOperation attempt } handler when TransientFailures.Handles(handler) && send.Operation.IsWithin(attempt.Body):
                case IConditionalOperation test when TransientFailures.IsTested(test.Condition) && !call.IsWithin(test.Condition):
                case ISwitchExpressionArmOperation arm when TransientFailures.IsArmOfFailure(arm) && call.IsWithin(arm.Value):
                    return true;
            }
        }

        return false;
    }

    /// <summary>The same sink, the same delegate or the same helper once more.</summary>
    public bool IsAlternative(IOperation call, IOperation send) => (call, send) switch
    {
        (IInvocationOperation { TargetMethod: var second }, IInvocationOperation { TargetMethod: var first }) when !ReferenceEquals(call, send) =>
            second.MethodKind == MethodKind.DelegateInvoke ? first.MethodKind == MethodKind.DelegateInvoke
            : SymbolEqualityComparer.Default.Equals(second.OriginalDefinition, first.OriginalDefinition)
                || (isSink(first) && isSink(second) && second.Name == first.Name),
        _ => false,
    };

    private static IEnumerable<IInvocationOperation> Calls(IOperation operation) => operation.DescendantsInFunction<IInvocationOperation>();
}
