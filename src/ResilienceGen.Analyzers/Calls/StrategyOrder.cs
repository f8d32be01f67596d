using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2102: a strategy stands where another one keeps it from ever doing anything.</summary>
internal sealed class StrategyOrder : TypeRule
{
    /// <summary>Set for the fix where a fallback has to come first.</summary>
    public const string MoveFirstKey = "moveFirst";

    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(2);

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.StrategyOrder,
        "Order of the strategies defeats one of them",
        "{0} {1}; {2}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The strategy that is added first is the outermost. What an inner one hides, an outer one never sees; what an outer one cuts short, an inner one never finishes.",
        helpLinkUri: RuleHelp.Link(RuleIds.StrategyOrder));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = ["AddTimeout", "AddFallback", "AddCircuitBreaker"];

    public override ImmutableArray<string>? Libraries => [KnownTypes.ResiliencePipeline];

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.IsExempt ? [] :
        from set in Pipelines(type)
        where set.IsWhole
        from finding in HiddenByFallback(set).Concat(CutShort(set)).Concat(type.Engine.Settings.CountsAttempts ? CountingCalls(set) : [])
        select finding;

    private static IEnumerable<StrategySet> Pipelines(ReviewedType type)
    {
        foreach (var call in type.Operations<IInvocationOperation>())
        {
            if (call.TargetMethod.Name == "Build" && call.TargetMethod.IsBelow(KnownTypes.PollyNamespace)) yield return OwnOf(type.Guards.StrategiesIn(call), call);
            else if (call.TargetMethod.Name == "AddResilienceHandler" && RegistrationNames.IsDeclaredByLibrary(call.TargetMethod.ReducedFrom ?? call.TargetMethod)
                && call.Arguments.LastOrDefault()?.Value.AsLambda() is { } configure) yield return type.Guards.StrategiesOf(configure);
        }
    }

    // Strategies of a pipeline that is only included were put in order elsewhere.
    private static StrategySet OwnOf(StrategySet set, IOperation build) =>
        set with { IsWhole = set.IsWhole && set.Strategies.All(strategy => ReferenceEquals(strategy.Place.Root(), build.Root())) };

    private static IEnumerable<Diagnostic> HiddenByFallback(StrategySet set) =>
        from fallback in set.Strategies
        where fallback.Kind == StrategyKind.Fallback && !MayFail(fallback)
        let outer = set.Strategies.TakeWhile(strategy => strategy != fallback).LastOrDefault(strategy => strategy.Kind is StrategyKind.Retry or StrategyKind.CircuitBreaker && IsHiddenBy(fallback, strategy))
        where outer is not null
        select Diagnostic.Create(
            Descriptor,
            Sink.NameOf(fallback.Place.Syntax).GetLocation(),
            [Sink.NameOf(outer.Place.Syntax).GetLocation()],
            ImmutableDictionary<string, string?>.Empty.Add(MoveFirstKey, ""),
            fallback.Place.TargetMethod.Name,
            $"stands inside {outer.Place.TargetMethod.Name} and answers every failure before that sees it",
            "add the fallback first");

    // Cancellation is left alone by both; a result may look good to one and bad to the other.
    private static bool IsHiddenBy(Strategy fallback, Strategy outer) =>
        outer.Handled.Possible != Failures.None && (outer.Handled.Possible & ~Failures.Cancellation & ~(fallback.Handled.Proved & Failures.Exceptions)) == Failures.None;

    private static bool MayFail(Strategy fallback) =>
        fallback.Options?["FallbackAction"] is not { } action
        || action.AsLambda() is not { } function
        || function.Descendants<IOperation>().Any(part => part is IThrowOperation or IAwaitOperation or IInvocationOperation { TargetMethod.Name: not ("FromResult" or "FromResultAsValueTask") });

    private static IEnumerable<Diagnostic> CutShort(StrategySet set)
    {
        for (var index = 0; index < set.Strategies.Length; index++)
        {
            var outer = set.Strategies[index];
            if (outer.Kind != StrategyKind.Timeout || TotalTimeouts.TimeoutOf(outer.Place) is not { } limit || limit <= TimeSpan.Zero) continue;
            if (set.Strategies.Skip(index + 1).FirstOrDefault(inner => inner.Kind == StrategyKind.Retry) is not { Options: { } options } retry) continue;
            if (FirstWait(options) is { } wait && wait >= limit)
                yield return Report(outer, retry, $"of {Durations.Text(limit)} ends the call before {retry.Place.TargetMethod.Name} makes its first retry, which waits {Durations.Text(wait)}", "make it longer, or add it after the retry to limit each attempt");
            else if (set.Strategies.Skip(index + 1).LastOrDefault() is { Kind: StrategyKind.Timeout } attempt && TotalTimeouts.TimeoutOf(attempt.Place) is { } each && each >= limit)
                yield return Report(attempt, outer, $"of {Durations.Text(each)} limits an attempt that the timeout around the retry ends after {Durations.Text(limit)}, so an attempt that hangs is never retried", "make it shorter than that");
        }
    }

    // Which of the two is meant only the project can say.
    private static IEnumerable<Diagnostic> CountingCalls(StrategySet set) =>
        from breaker in set.Strategies
        where breaker.Kind == StrategyKind.CircuitBreaker
        let retry = set.Strategies.SkipWhile(strategy => strategy != breaker).FirstOrDefault(strategy => strategy.Kind == StrategyKind.Retry)
        where retry is not null
        select Report(breaker, retry, $"stands around {retry.Place.TargetMethod.Name} and sees only the end of all its attempts, although this project wants each counted", "add it after the retry");

    // With jitter the first wait may be next to nothing.
    private static TimeSpan? FirstWait(StrategyOptions options) =>
        options["DelayGenerator"] is not null || options["MaxDelay"] is not null || options.IsHttp || (options["UseJitter"] is { } jitter && jitter.Unwrap().ConstantValue is not { HasValue: true, Value: false }) ? null
        : options["Delay"] is { } written ? Durations.Of(written)
        : DefaultDelay;

    private static Diagnostic Report(Strategy strategy, Strategy other, string fault, string advice) =>
        Diagnostic.Create(Descriptor, Sink.NameOf(strategy.Place.Syntax).GetLocation(), [Sink.NameOf(other.Place.Syntax).GetLocation()], strategy.Place.TargetMethod.Name, fault, advice);
}
