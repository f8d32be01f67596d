using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>A function that turns the failure of its request into a result leaves it to its caller to send again.</summary>
internal static class Absorbed
{
    /// <summary>The request as it looks once it leaves the function.</summary>
    public static Send By(IOperation function, Send send) =>
        send.FailureAbsorbed
            ? send with { Failure = send.Operation.Awaited().Parent is IReturnOperation ? send.Failure : null }
            : send with { FailureAbsorbed = ByCatch(function, send.Operation) || ByStatus(function), Failure = FailureResult.Of(function, send.Operation) };

    private static bool ByCatch(IOperation function, IOperation send) => send.Ancestors()
        .TakeWhile(ancestor => !ReferenceEquals(ancestor, function.Parent))
        .OfType<ITryOperation>()
        .Any(attempt => send.IsWithin(attempt.Body) && attempt.Catches.Any(handler => TransientFailures.Handles(handler) && !ResendFinder.OnlyThrows(handler.Handler)));

    // return response.IsSuccessStatusCode; if (response.IsSuccessStatusCode) return true;
    private static bool ByStatus(IOperation function) => function.DescendantsInFunction<IOperation>().Any(part => part switch
    {
        IReturnOperation { ReturnedValue: { Type.SpecialType: SpecialType.System_Boolean } answer } => TransientFailures.IsTested(answer),
        IConditionalOperation { Type: null } test => TransientFailures.IsTested(test.Condition)
            && test.DescendantsInFunction<IReturnOperation>().Any(answer => answer.ReturnedValue is { ConstantValue: { HasValue: true, Value: bool } }),
        _ => false,
    });
}
