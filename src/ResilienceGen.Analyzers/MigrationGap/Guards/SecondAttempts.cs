using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>The ways one function sends again with no loop around the first attempt: a jump back, or a second send after a failed status.</summary>
internal sealed class SecondAttempts(Func<IOperation, IOperation, bool> isAlternative)
{
    public GuardState? In(IOperation function, Send send) => ByJump(function, send) ?? ByStatus(function, send) ?? ByCatch(function, send);

    private static GuardState? ByJump(IOperation function, Send send)
    {
        var labels = function.DescendantsInFunction<ILabeledOperation>().Where(label => !IsBefore(send.Operation, label)).ToList();
        if (labels.Count == 0) return null;
        var back = function.DescendantsInFunction<IBranchOperation>().FirstOrDefault(jump =>
            jump.BranchKind == BranchKind.GoTo
            && IsBefore(send.Operation, jump)
            && labels.Any(label => SymbolEqualityComparer.Default.Equals(label.Label, jump.Target))
            && (ResendFinder.FollowsFailure(jump, function, send) || IsReachedFromCatch(jump, send.Operation)));
        return back is null ? null : GuardState.By("loop", "A jump back sends the request again after a failure.", back, send.Operation);
    }

    /// <summary>Whether control gets here when the first attempt, which returns its result, fails and its catch lets that pass.</summary>
    public static bool IsReachedFromCatch(IOperation next, IOperation send) => IsBefore(send, next) && send.Ancestors().OfType<ITryOperation>().Any(attempt =>
        send.IsWithin(attempt.Body)
        && !next.IsWithin(attempt)
        && !LoopFlow.Outside.Of(attempt.Body).HasFlag(Exits.Falls)
        && attempt.Catches.Any(handler => TransientFailures.Handles(handler) && !ResendFinder.OnlyThrows(handler.Handler)));

    // The second attempt stands behind the try of the first.
    private GuardState? ByCatch(IOperation function, Send send)
    {
        var other = function.DescendantsInFunction<IInvocationOperation>().FirstOrDefault(call =>
            isAlternative(call, send.Operation) && (IsReachedFromCatch(call, send.Operation) || IsReachedFromCatch(send.Operation, call)));
        return other is null ? null : GuardState.By("fallback", "Where the first attempt fails, the request is sent again, or to another place.", other, send.Operation);
    }

    // var r = send; if (!r.IsSuccessStatusCode) r = send;
    private GuardState? ByStatus(IOperation function, Send send)
    {
        if (Answers.Of(send.Operation) is not { } answer) return null;
        var others = LocalValues.AssignedTo(answer, function.Root()).Select(value => value.Unwrap())
            .Where(value => !ReferenceEquals(value, send.Operation) && isAlternative(value, send.Operation)).ToList();
        var second = others.FirstOrDefault(other => IsAfterFailure(other, send.Operation));
        if (second is not null) return GuardState.By("fallback", "After a failed answer the request is sent again, or to another place.", second, send.Operation);
        var first = others.FirstOrDefault(other => IsAfterFailure(send.Operation, other));
        return first is null ? null : GuardState.By("fallback", "It is the second attempt, made where the first one failed.", first, send.Operation);
    }

    private static bool IsAfterFailure(IOperation second, IOperation first) => IsBefore(first, second) && second.Ancestors().Any(ancestor => !first.IsWithin(ancestor) && ancestor switch
    {
        IConditionalOperation { Type: null } test when TransientFailures.IsTested(test.Condition) =>
            TransientFailures.MeansFailure(test.Condition) switch
            {
                true => second.IsWithin(test.WhenTrue),
                false => test.WhenFalse is { } otherwise && second.IsWithin(otherwise),
                null => !second.IsWithin(test.Condition),
            },
        IWhileLoopOperation { Condition: { } condition } => MeansFailure(condition),
        IForLoopOperation { Condition: { } condition } => MeansFailure(condition),
        _ => false,
    });

    private static bool MeansFailure(IOperation condition) => TransientFailures.IsTested(condition) && TransientFailures.MeansFailure(condition) != false;

    private static bool IsBefore(IOperation first, IOperation second) => first.Syntax.SpanStart < second.Syntax.SpanStart;
}
