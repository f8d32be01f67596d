using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Recognises a wait between two attempts.</summary>
internal static class Delays
{
    public static bool In(IOperation operation, BodySource bodies) =>
        operation.DescendantsInFunction<IInvocationOperation>().Any(call => Is(call.TargetMethod, bodies));

    private static bool Is(IMethodSymbol method, BodySource bodies) =>
        IsFrameworkWait(method)
        || TakesOnlyDuration(method)
        || (bodies.IsInSource(method) && bodies.Of(method).Any(body =>
            body.DescendantsInFunction<IInvocationOperation>().Any(call => IsFrameworkWait(call.TargetMethod))));

    private static bool IsFrameworkWait(IMethodSymbol method) =>
        method.Name is "Delay" or "Sleep" or "WaitForNextTickAsync" && method.IsBelow("System");

    // An own clock or timer: Wait(TimeSpan), DelayAsync(TimeSpan, CancellationToken).
    private static bool TakesOnlyDuration(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault() is { Type: { Name: "TimeSpan" } }
        && method.Parameters.Skip(1).All(parameter => HttpTypes.IsCancellationToken(parameter.Type))
        && (method.ReturnsVoid || (HttpTypes.IsTaskLike(method.ReturnType) && HttpTypes.ResultOf(method.ReturnType) is null));
}
