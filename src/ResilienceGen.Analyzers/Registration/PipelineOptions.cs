using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>The strategies that the lambda of <c>AddResilienceHandler</c> adds, held against each other.</summary>
internal static class PipelineOptions
{
    public static IEnumerable<Contradiction> Contradictions(RegistrationCall handler)
    {
        if (handler.Arguments.LastOrDefault()?.Value.AsLambda() is not { Body: var body }) yield break;
        // What stands under a condition may exclude what stands beside it.
        var added = body.DescendantsInFunction<IInvocationOperation>().Where(PipelineCalls.IsKnown).OrderBy(call => call.Syntax.Span.End).ToList();
        if (added.Any(call => call.Ancestors().TakeWhile(around => !ReferenceEquals(around, body)).Any(around => around is IConditionalOperation or ILoopOperation or ISwitchOperation))) yield break;

        foreach (var breaker in added.Where(call => call.TargetMethod.Name == "AddCircuitBreaker"))
        {
            if (Contradiction.OfThroughput(Options(breaker)?["MinimumThroughput"]) is { } contradiction) yield return contradiction;
        }

        var retry = added.FindIndex(call => call.TargetMethod.Name is "AddRetry" or "AddHedging");
        if (retry < 0) yield break;
        var total = added.Take(retry).Select(Timeout).FirstOrDefault(timeout => timeout is not null);
        foreach (var attempt in added.Skip(retry).Select(Timeout))
        {
            if (attempt is var (value, duration) && total is var (_, whole) && duration >= whole) yield return Contradiction.OfTimeouts(value, duration, whole, Contradiction.AttemptWithin(whole));
        }
    }

    private static (IOperation Value, TimeSpan Duration)? Timeout(IInvocationOperation add)
    {
        if (add.TargetMethod.Name != "AddTimeout" || add.Arguments.LastOrDefault()?.Value is not { } argument) return null;
        var value = argument.Type?.Name == nameof(TimeSpan) ? argument : StrategyOptions.Read(argument)?["Timeout"];
        return value is not null && Durations.Of(value) is { } duration ? (value, duration) : null;
    }

    private static StrategyOptions? Options(IInvocationOperation add) => add.Arguments.LastOrDefault() is { } argument ? StrategyOptions.Read(argument.Value) : null;
}
