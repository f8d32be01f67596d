using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>
/// Tells a hand-written retry loop from the other loops around a call. A retry loop has two properties:
/// after a failure the next round sends the same request (or falls back to another for the same purpose),
/// and after a success it ends or moves on. A loop over items moves on either way; a polling or timer loop ends neither way.
/// </summary>
internal sealed class RetryLoop(ILoopOperation loop, Send send, BodySource bodies)
{
    private readonly LoopFlow _flow = new(loop);
    private readonly LoopWrites _writes = new(loop, send);

    private LoopStatus Status => new(loop, Condition, send, _flow, _writes, bodies);

    public bool Covers()
    {
        if (EndsInFirstRound()) return false;
        if (Condition is { } condition && send.Operation.IsWithin(condition)) return ConditionSendsAgain(condition);
        if (!send.Operation.IsWithin(loop.Body)) return false;
        var catches = CatchesThatGoBack(_flow, _ => true).ToList();
        var success = SuccessExits(_flow);
        if (catches.Count > 0) return EndsOnSuccess(success) || MovesOnOnlyOnSuccess(catches) || GivesUpAtTheLast(catches) || KeepsWhatFailed(catches);
        // Without a wait only the very same request is a second attempt; another one is the next item, unless the first good answer ends the search.
        if (!HasDelay() && _writes.ChooseRequest) return loop is IForEachLoopOperation && Status.GoesBack() && Status.Leaves();
        if (Status.GoesBack()) return EndsOnSuccess(success) || Status.Continues();
        return (HasDelay() && send.FailureAbsorbed && EndsOnSuccess(success)) || ResultSendsAgain();
    }

    // A retry that is switched off by its own number sends once.
    private bool EndsInFirstRound()
    {
        var round = new FirstRound(loop, send);
        if (Condition is { } condition && round.HoldsAgain(condition) == false) return true;
        if (!send.Operation.IsWithin(loop.Body)) return false;
        var flow = new LoopFlow(loop, round.Holds);
        return (SuccessExits(flow) & Exits.GoesBack) == 0 && !CatchesThatGoBack(flow, handler => !round.LetsPass(handler)).Any();
    }

    // while (!(response = send).IsSuccessStatusCode && left-- > 0): the condition is the attempt.
    private bool ConditionSendsAgain(IOperation condition) => !_writes.ChooseRequest && (TransientFailures.IsTested(condition)
        ? TransientFailures.MeansFailure(condition) != false
        : (HasDelay() && send.FailureAbsorbed && IsNegated(condition)) || ResultSendsAgain());

    // var (ok, text) = await TryGetAsync(); if (ok) return text; what is known of the failure leads to another round, and the contrary to none.
    private bool ResultSendsAgain() => !_writes.ChooseRequest && Results().Any(result =>
        GoesBackAfter(result.Value, result.Failure) && !GoesBackAfter(result.Value, result.Failure.Opposite));

    private IEnumerable<(IOperation Value, FailureResult Failure)> Results()
    {
        if (send.Failure is { } handedBack) yield return (send.Operation, handedBack);
        foreach (var choice in loop.Body.DescendantsInFunction<IConditionalOperation>())
        {
            if (choice.Type is not null && send.Operation.IsWithin(choice.Condition) && FailureResult.Of(choice) is { } chosen) yield return (choice, chosen);
        }
    }

    private bool GoesBackAfter(IOperation value, FailureResult result)
    {
        var test = new AnswerTest(value, result);
        if (Condition is { } condition && test.Holds(condition) == false) return false;
        return !send.Operation.IsWithin(loop.Body) || (SuccessExits(new LoopFlow(loop, test.Holds)) & Exits.GoesBack) != 0;
    }

    // Work that goes on for as long as it succeeds looks the same but for the sign.
    private bool IsNegated(IOperation condition) => send.Operation.Ancestors().TakeWhile(ancestor => ancestor.IsWithin(condition)).Any(ancestor => ancestor switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } => true,
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } => IsNothing(value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var right } => IsNothing(right),
        _ => false,
    });

    private static bool IsNothing(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: null or false };

    private bool KeepsWhatFailed(List<ITryOperation> attempts) => attempts
        .SelectMany(attempt => attempt.Catches)
        .Any(handler => TransientFailures.Handles(handler) && FailedItems.AreSentAgain(handler, loop, send));

    private IEnumerable<ITryOperation> CatchesThatGoBack(LoopFlow flow, Func<ICatchClauseOperation, bool> takes) =>
        from failure in Failures()
        from attempt in failure.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, loop)).OfType<ITryOperation>()
        where failure.IsWithin(attempt.Body)
        where attempt.Catches.Any(handler => TransientFailures.Handles(handler) && takes(handler)
            && (flow.After(attempt, flow.Of(handler.Handler)) & Exits.GoesBack) != 0)
        select attempt;

    // A task that is kept fails where it is awaited.
    private IEnumerable<IOperation> Failures() =>
        Answers.Of(send.Operation) is { } task && Sinks.HttpTypes.IsTaskLike(task.Type)
            ? LocalValues.ReferencesTo(task, loop).Where(use => use.Parent is IAwaitOperation or IPropertyReferenceOperation { Property.Name: "Result" }
                or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "Wait" or "GetAwaiter" })
            : [send.Operation];

    private Exits SuccessExits(LoopFlow flow)
    {
        var statement = send.Operation.Ancestors().FirstOrDefault(IsStatement) ?? loop.Body;
        return flow.After(statement, flow.Of(statement));
    }

    private bool EndsOnSuccess(Exits success)
    {
        if ((success & Exits.Leaves) != 0 && (success & Exits.GoesBack) == 0) return true;
        if ((success & Exits.Leaves) != 0) return !_writes.ChooseRequest || Status.Leaves();
        return ConditionEndsLoop() && !_writes.ChooseRequest;
    }

    // while (response is null), while (!done): something on the good path sets what the condition asks about.
    private bool ConditionEndsLoop()
    {
        if (Condition is not { } condition) return false;
        var asked = LocalsIn(condition).ToList();
        return loop.Body.DescendantsInFunction<ISimpleAssignmentOperation>().Any(assignment =>
            assignment.Target is ILocalReferenceOperation target
            && asked.Any(local => Same(local, target.Local))
            && !assignment.Value.DescendantsAndSelf<IOperation>().Any(part => part is ILocalReferenceOperation self && Same(self.Local, target.Local))
            && !assignment.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, loop)).Any(ancestor => ancestor is ICatchClauseOperation));
    }

    // A cursor that only a good answer advances: after a failure the same page is asked for again.
    private bool MovesOnOnlyOnSuccess(List<ITryOperation> attempts)
    {
        var advances = _writes.OfRequest.ToList();
        return advances.Count > 0 && advances.All(write => attempts.Any(attempt => write.IsWithin(attempt.Body)));
    }

    // for (i = 1; i <= 3; i++) { try { send } catch { if (i == 3) throw; } }: the rounds are attempts, even where nobody thought of ending after a good one.
    private bool GivesUpAtTheLast(List<ITryOperation> attempts) => !_writes.ChooseRequest && Condition is { } condition
        && attempts.SelectMany(attempt => attempt.Catches).Any(handler =>
            TransientFailures.Handles(handler)
            && handler.Handler.DescendantsInFunction<IConditionalOperation>().Any(test =>
                _flow.Of(test.WhenTrue) == Exits.Throws && LocalsIn(test.Condition).Intersect<ILocalSymbol>(LocalsIn(condition), SymbolEqualityComparer.Default).Any(_writes.Contain)));

    private static IEnumerable<ILocalSymbol> LocalsIn(IOperation operation) =>
        operation.DescendantsAndSelf<ILocalReferenceOperation>().Select(reference => reference.Local);

    private bool HasDelay() => Delays.In(loop.Body, bodies);

    private IOperation? Condition => loop switch
    {
        IWhileLoopOperation repeat => repeat.Condition,
        IForLoopOperation count => count.Condition,
        _ => null,
    };

    private static bool IsStatement(IOperation operation) =>
        operation is IReturnOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or ISwitchOperation or IUsingOperation or IBlockOperation or IThrowOperation
        || operation is IConditionalOperation { Type: null };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
