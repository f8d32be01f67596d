using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>What a loop asks about the status of its answer, and where that leads.</summary>
internal sealed class LoopStatus(ILoopOperation loop, IOperation? condition, Send send, LoopFlow flow, LoopWrites writes, BodySource bodies)
{
    /// <summary>Whether the loop ends by the status of the answer.</summary>
    public bool Leaves() => Tests().Any(test => FailureGoesBack(test) && (Exits(test) & Guards.Exits.Leaves) != 0);

    /// <summary>Whether a failed status leads to the next round. A test whose only consequence is a throw reports the failure instead of retrying it.</summary>
    public bool GoesBack() =>
        (condition is not null && Asks(condition))
        || InThisLoop<ISwitchOperation>().Any(choice => choice.Cases.Any(section =>
            TransientFailures.IsCaseOfFailure(choice, section) && (flow.After(choice, flow.Of(section)) & Guards.Exits.GoesBack) != 0))
        || Tests().Any(test => flow.Of(test.WhenTrue) != Guards.Exits.Throws && FailureGoesBack(test)
            && ((Exits(test) & (Guards.Exits.Leaves | Guards.Exits.Continues)) != 0 || Delays.In(test, bodies)));

    /// <summary>Whether the status says if the same request goes out again. Only what a good answer does may choose the next one: a loop over items goes on after a failure, too.</summary>
    public bool Continues() => Tests().Any(test => MovesOnAfter(test) && (Exits(test) & Guards.Exits.Continues) != 0);

    private Exits Exits(IConditionalOperation test) => flow.Of(test.WhenTrue) | flow.Of(test.WhenFalse);

    // if (!response.IsSuccessStatusCode) break; ends the loop where a retry would go on.
    private bool FailureGoesBack(IConditionalOperation test) => TransientFailures.MeansFailure(test.Condition) switch
    {
        true => GoesBack(test.WhenTrue, test),
        false => GoesBack(test.WhenFalse, test),
        null => true,
    };

    private bool GoesBack(IOperation? branch, IConditionalOperation test) => (flow.After(test, flow.Of(branch)) & Guards.Exits.GoesBack) != 0;

    private bool MovesOnAfter(IOperation test) => writes.OfRequest.All(write => write.IsWithin(loop.Body) && write.Syntax.SpanStart > test.Syntax.Span.End);

    private IEnumerable<IConditionalOperation> Tests() => InThisLoop<IConditionalOperation>().Where(test => test.Type is null && Asks(test.Condition));

    // What an inner loop asks decides about its own rounds.
    private IEnumerable<T> InThisLoop<T>() where T : IOperation =>
        loop.Body.DescendantsInFunction<T>().Where(part => ReferenceEquals(part.Ancestors().OfType<ILoopOperation>().First(), loop));

    private bool Asks(IOperation asked) => !Answers.IsOnlyAboutOthers(asked, send.Operation)
        && (TransientFailures.IsTested(asked) || asked.DescendantsAndSelf<ILocalReferenceOperation>().Any(IsAboutStatus));

    // Through a local: var retryable = response.StatusCode >= 500; if (retryable) ... or code = (int)response.StatusCode; if (code >= 500) ...
    private bool IsAboutStatus(ILocalReferenceOperation reference) =>
        LocalValues.AssignedTo(reference.Local, loop).Any(value =>
            (IsAnswerToTest(reference.Type) && TransientFailures.IsTested(value))
            || (TransientFailures.IsStatus(value) && !TransientFailures.ComparesOnlyOtherwise(reference) && TransientFailures.ComparisonMeansFailure(reference) != false));

    private static bool IsAnswerToTest(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean || type?.Name == "HttpStatusCode";
}
