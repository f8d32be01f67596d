using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>The failures after which a retry loop goes round again.</summary>
internal sealed class LoopFailures(ILoopOperation loop, IOperation attempt)
{
    private readonly LoopFlow _flow = new(loop);

    public Handled Read() => ByCatch() | ByStatus();

    private Handled ByCatch()
    {
        var handled = Handled.Nothing;
        foreach (var scope in attempt.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, loop)).OfType<ITryOperation>())
        {
            if (!attempt.IsWithin(scope.Body)) continue;
            foreach (var handler in scope.Catches)
            {
                if ((_flow.After(scope, _flow.Of(handler.Handler)) & Exits.GoesBack) != 0) handled |= RepeatFailures.Of(handler, scope);
            }
        }

        return handled;
    }

    private Handled ByStatus()
    {
        var tests = loop.Body.DescendantsInFunction<IConditionalOperation>()
            .Where(test => test.Type is null && !InCatch(test) && !StatusCondition.IsAboutSomethingElse(test.Condition)).ToList();
        var handled = tests.Count == 0 ? Handled.Nothing : StatusCondition.Of(status => GoesBack(tests, status));
        if (loop.Body.DescendantsInFunction<IOperation>().Any(part => part is ISwitchOperation choice && !StatusCondition.IsAboutSomethingElse(choice.Value))) handled |= Handled.AtMost(Failures.Results);
        if (tests.Count == 0 && AsksAboutAnswer()) handled |= Handled.AtMost(Failures.Results);
        return Condition is { } condition && !StatusCondition.IsAboutSomethingElse(condition) ? handled | StatusCondition.Of(condition) : handled;
    }

    // if (result is not null) return result;
    private bool AsksAboutAnswer() =>
        loop.DescendantsInFunction<ILocalReferenceOperation>().Any(reference =>
            (reference.Ancestors().TakeWhile(ancestor => ancestor is not IBlockOperation).Any(ancestor => ancestor is IConditionalOperation) || (Condition is { } condition && reference.IsWithin(condition)))
            && LocalValues.AssignedTo(reference.Local, reference.Root()).Any(value => attempt.IsWithin(value)));

    // Every test on the way must let the status pass to the next round, and one of them must be about it.
    private bool? GoesBack(List<IConditionalOperation> tests, int status)
    {
        var asked = false;
        foreach (var test in tests)
        {
            if (tests.Any(outer => IsPassedOver(test, outer, status))) continue;
            if (StatusCondition.Holds(test.Condition, status) is not { } holds) return null;
            var branch = holds ? test.WhenTrue : test.WhenFalse;
            if (status >= 400 && branch is not null && ThrowsOnStatus(branch)) return AfterException();
            if ((_flow.After(test, _flow.Of(branch)) & Exits.GoesBack) == 0) return false;
            asked = true;
        }

        return asked ? true : null;
    }

    // A status that is made an exception goes where the catches send it.
    private bool? AfterException() => ByCatch() is var caught && caught.Certainly(Failures.Transport) ? true : caught.Perhaps(Failures.Transport) ? null : false;

    private static bool ThrowsOnStatus(IOperation branch) =>
        branch.DescendantsInFunction<IOperation>().Any(part => part is IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" });

    private static bool IsPassedOver(IConditionalOperation test, IConditionalOperation outer, int status) =>
        !ReferenceEquals(test, outer) && StatusCondition.Holds(outer.Condition, status) switch
        {
            true => outer.WhenFalse is { } otherwise && test.IsWithin(otherwise),
            false => test.IsWithin(outer.WhenTrue),
            null => false,
        };

    private bool InCatch(IOperation test) => test.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, loop)).Any(ancestor => ancestor is ICatchClauseOperation);

    private IOperation? Condition => loop switch
    {
        IWhileLoopOperation repeat => repeat.Condition,
        IForLoopOperation count => count.Condition,
        _ => null,
    };
}
