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

    public bool Covers()
    {
        if (EndsInFirstRound()) return false;
        if (Condition is { } condition && send.Operation.IsWithin(condition)) return ConditionSendsAgain(condition);
        if (!send.Operation.IsWithin(loop.Body)) return false;
        var catches = CatchesThatGoBack(_flow, _ => true).ToList();
        var success = SuccessExits(_flow);
        if (catches.Count > 0) return EndsOnSuccess(success) || MovesOnOnlyOnSuccess(catches) || GivesUpAtTheLast(catches) || KeepsWhatFailed(catches);
        // Without a wait only the very same request is a second attempt; another one is the next item, unless the first good answer ends the search.
        if (!HasDelay() && RequestVaries()) return loop is IForEachLoopOperation && FailingStatusGoesBack() && LeavesByStatus();
        if (FailingStatusGoesBack()) return EndsOnSuccess(success) || DecidesByContinue();
        return HasDelay() && send.FailureAbsorbed && EndsOnSuccess(success);
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
    private bool ConditionSendsAgain(IOperation condition) => !RequestVaries() && (TransientFailures.IsTested(condition)
        ? TransientFailures.MeansFailure(condition) != false
        : HasDelay() && send.FailureAbsorbed && IsNegated(condition));

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
            ? LocalValues.ReferencesTo(task, loop).Where(use => use.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            : [send.Operation];

    private Exits SuccessExits(LoopFlow flow)
    {
        var statement = send.Operation.Ancestors().FirstOrDefault(IsStatement) ?? loop.Body;
        return flow.After(statement, flow.Of(statement));
    }

    private bool EndsOnSuccess(Exits success)
    {
        if ((success & Exits.Leaves) != 0 && (success & Exits.GoesBack) == 0) return true;
        if ((success & Exits.Leaves) != 0) return !RequestVaries() || LeavesByStatus();
        return ConditionEndsLoop() && !RequestVaries();
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
        var advances = Writes().Where(write => write.Target is { } target && send.Dependencies.Contains(target)).ToList();
        return advances.Count > 0 && advances.All(write => attempts.Any(attempt => write.Operation.IsWithin(attempt.Body)));
    }

    // for (i = 1; i <= 3; i++) { try { send } catch { if (i == 3) throw; } }: the rounds are attempts, even where nobody thought of ending after a good one.
    private bool GivesUpAtTheLast(List<ITryOperation> attempts) => !RequestVaries() && Condition is { } condition
        && attempts.SelectMany(attempt => attempt.Catches).Any(handler =>
            TransientFailures.Handles(handler)
            && handler.Handler.DescendantsInFunction<IConditionalOperation>().Any(test =>
                _flow.Of(test.WhenTrue) == Exits.Throws && LocalsIn(test.Condition).Intersect<ILocalSymbol>(LocalsIn(condition), SymbolEqualityComparer.Default).Any(IsCounted)));

    private bool IsCounted(ILocalSymbol local) => Writes().Any(write => write.Target is { } target && Same(target, local));

    private static IEnumerable<ILocalSymbol> LocalsIn(IOperation operation) =>
        operation.DescendantsAndSelf<ILocalReferenceOperation>().Select(reference => reference.Local);

    private bool RequestVaries() => Writes().Any(write => write.Target is { } target && send.Dependencies.Contains(target));

    private IEnumerable<(IOperation Operation, ISymbol? Target)> Writes()
    {
        if (loop is IForEachLoopOperation { LoopControlVariable: { } control })
        {
            foreach (var local in loop.Locals) yield return (control, local);
        }

        foreach (var part in loop.DescendantsInFunction<IOperation>())
        {
            var target = part switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                _ => null,
            };
            if (target is not null && VariableOf(target) is { } variable) yield return (part, variable);
        }
    }

    // Variables declared inside the body start afresh each round; a copy of the request is the same request.
    private ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation { IsDeclaration: false } reference when !IsCopied(reference.Type) && !DeclaredInBody(reference.Local) => reference.Local,
        IParameterReferenceOperation reference when !IsCopied(reference.Type) => reference.Parameter.OriginalDefinition,
        IFieldReferenceOperation reference => reference.Field,
        _ => null,
    };

    private bool DeclaredInBody(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Any(reference => loop.Body.Syntax.Span.Contains(reference.Span)) && !loop.Locals.Contains(local, SymbolEqualityComparer.Default);

    private bool LeavesByStatus() => Conditions().Any(condition =>
        Asks(condition.Condition) && FailureGoesBack(condition) && ((_flow.Of(condition.WhenTrue) | _flow.Of(condition.WhenFalse)) & Exits.Leaves) != 0);

    // if (!response.IsSuccessStatusCode) break; ends the loop where a retry would go on.
    private bool FailureGoesBack(IConditionalOperation test) => TransientFailures.MeansFailure(test.Condition) switch
    {
        true => GoesBack(test.WhenTrue, test),
        false => GoesBack(test.WhenFalse, test),
        null => true,
    };

    private bool GoesBack(IOperation? branch, IConditionalOperation test) => (_flow.After(test, _flow.Of(branch)) & Exits.GoesBack) != 0;

    // Only what a good answer does may choose the next request: a loop over items goes on to the next one after a failure, too.
    private bool DecidesByContinue() => Conditions().Any(condition =>
        Asks(condition.Condition) && MovesOnAfter(condition) && ((_flow.Of(condition.WhenTrue) | _flow.Of(condition.WhenFalse)) & Exits.Continues) != 0);

    private bool MovesOnAfter(IOperation test) => Writes().All(write =>
        write.Target is null || !send.Dependencies.Contains(write.Target)
        || (write.Operation.IsWithin(loop.Body) && write.Operation.Syntax.SpanStart > test.Syntax.Span.End));

    // A test whose only consequence is a throw reports the failure instead of retrying it.
    private bool FailingStatusGoesBack() =>
        (Condition is { } condition && Asks(condition))
        || InThisLoop<ISwitchOperation>().Any(choice => choice.Cases.Any(section =>
            TransientFailures.IsCaseOfFailure(choice, section) && (_flow.After(choice, _flow.Of(section)) & Exits.GoesBack) != 0))
        || Conditions().Any(test => Asks(test.Condition) && _flow.Of(test.WhenTrue) != Exits.Throws && FailureGoesBack(test)
            && (((_flow.Of(test.WhenTrue) | _flow.Of(test.WhenFalse)) & (Exits.Leaves | Exits.Continues)) != 0 || Delays.In(test, bodies)));

    private IEnumerable<IConditionalOperation> Conditions() => InThisLoop<IConditionalOperation>().Where(condition => condition.Type is null);

    // What an inner loop asks decides about its own rounds.
    private IEnumerable<T> InThisLoop<T>() where T : IOperation =>
        loop.Body.DescendantsInFunction<T>().Where(part => ReferenceEquals(part.Ancestors().OfType<ILoopOperation>().First(), loop));

    // Also through a local: var retryable = response.StatusCode >= 500; if (retryable) ...
    private bool Asks(IOperation condition) => !Answers.IsOnlyAboutOthers(condition, send.Operation) && AsksForStatus(condition);

    private bool AsksForStatus(IOperation condition) =>
        TransientFailures.IsTested(condition)
        || condition.DescendantsAndSelf<ILocalReferenceOperation>()
            .Where(reference => reference.Type?.SpecialType == SpecialType.System_Boolean || reference.Type?.Name == "HttpStatusCode")
            .SelectMany(reference => LocalValues.AssignedTo(reference.Local, loop))
            .Any(TransientFailures.IsTested);

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

    private static bool IsCopied(ITypeSymbol? type) => Sinks.HttpTypes.IsRequest(type) || Sinks.HttpTypes.IsContent(type);

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
