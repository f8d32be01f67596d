using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>The failures after which a hand-written second attempt is made.</summary>
internal static class RepeatFailures
{
    /// <summary>What must have happened to the first attempt before control gets to the second one.</summary>
    public static Handled Before(IOperation second, IOperation first)
    {
        foreach (var ancestor in second.Ancestors())
        {
            switch (ancestor)
            {
                case ICatchClauseOperation { Parent: ITryOperation attempt } handler when first.IsWithin(attempt.Body):
                    return Of(handler, attempt);
                case IConditionalOperation { Type: null } test when second.IsWithin(test.WhenTrue) && !StatusCondition.IsAboutSomethingElse(test.Condition):
                    return StatusCondition.Of(test.Condition);
            }
        }

        return Handled.Unknown;
    }

    /// <summary>The failures that the catch takes for another attempt, as far as it does not look at the exception.</summary>
    public static Handled Of(ICatchClauseOperation handler, ITryOperation attempt)
    {
        var failures = ExceptionFailures.Of(handler.ExceptionType);
        foreach (var earlier in attempt.Catches.TakeWhile(other => !ReferenceEquals(other, handler)))
        {
            if (earlier.Filter is null) failures &= ~ExceptionFailures.Of(earlier.ExceptionType);
        }

        return LooksAtException(handler) ? Handled.AtMost(failures) : Handled.Exactly(failures);
    }

    private static bool LooksAtException(ICatchClauseOperation handler) =>
        (handler.Filter is { } filter && !StatusCondition.IsAboutSomethingElse(filter))
        || handler.Handler.DescendantsInFunction<IOperation>().Any(part => part switch
        {
            IConditionalOperation choice => !StatusCondition.IsAboutSomethingElse(choice.Condition),
            ISwitchOperation choice => !StatusCondition.IsAboutSomethingElse(choice.Value),
            _ => false,
        });
}
