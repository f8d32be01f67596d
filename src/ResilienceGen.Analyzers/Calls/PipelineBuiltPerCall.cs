using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2014: a pipeline with a circuit breaker that lives for one call only, so that the breaker never opens.</summary>
internal sealed class PipelineBuiltPerCall : TypeRule
{
    private const int DefaultThroughput = 100;

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.PipelineBuiltPerCall,
        "Circuit breaker is built for each call",
        "{0} is built for each call, so it never opens: it needs {1} and sees {2}; build it once and keep it",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A circuit breaker counts the failures of many calls. One that is new for each call has nothing to count.",
        helpLinkUri: RuleHelp.Link(RuleIds.PipelineBuiltPerCall));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = ["Execute", "ExecuteAsync", "ExecuteOutcomeAsync", "ExecuteAndCapture", "ExecuteAndCaptureAsync", "AddPolicyHandler"];

    public override ImmutableArray<string>? Libraries => KnownTypes.PollyTypes;

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        if (type.IsExempt) return [];
        var built = new BuiltInPlace(type.Engine.Bodies);
        return type.Operations<IInvocationOperation>()
            .SelectMany(call => Executed(call, type).Select(guard => Report(built.Of(guard), call, type)))
            .OfType<Diagnostic>()
            .GroupBy(diagnostic => diagnostic.Location).Select(same => same.First());
    }

    // The guards that each run of the code asks for anew: what is executed, and what a selector picks for each request.
    private static IEnumerable<IOperation> Executed(IInvocationOperation call, ReviewedType type) =>
        PollyGuards.Is(call.TargetMethod) ? call.Instance is { } guard && !RunsOnce(call, type) ? [guard] : []
        : call.TargetMethod.Name == "AddPolicyHandler" ? call.Arguments.SelectMany(Selected)
        : [];

    private static IEnumerable<IOperation> Selected(IArgumentOperation argument) =>
        argument.Value.AsLambda() is { } selector
        && selector.Symbol.Parameters.Any(parameter => HttpTypes.IsRequest(parameter.Type))
            ? selector.Body.DescendantsInFunction<IReturnOperation>().Select(returned => returned.ReturnedValue).OfType<IOperation>()
            : [];

    private static bool RunsOnce(IOperation call, ReviewedType type) =>
        type.Engine.Bodies.OwnerOf(call.Root()) is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor), Name: not ("Main" or "<Main>$") };

    private static Diagnostic? Report(IInvocationOperation? built, IInvocationOperation call, ReviewedType type)
    {
        if (built is null || type.Guards.StrategiesIn(built) is not { IsWhole: true } set) return null;
        var breaker = set.Strategies.FirstOrDefault(strategy => strategy.Kind == StrategyKind.CircuitBreaker && ReferenceEquals(strategy.Place.Function(), built.Function()));
        if (breaker is null) return null;
        var attempts = set.Strategies.TakeWhile(strategy => strategy != breaker).Where(strategy => strategy.SendsAgain)
            .Aggregate((long?)1, (product, strategy) => product * strategy.Attempts);
        if (attempts is null || (attempts > 1 && !(attempts < Needed(breaker)))) return null;
        var name = Sink.NameOf(breaker.Place.Syntax);
        return Diagnostic.Create(
            Descriptor,
            type.Surrounds(name.GetLocation()) ? name.GetLocation() : Sink.NameOf(call.Syntax).GetLocation(),
            breaker.Options is null ? "The circuit breaker" : "The circuit breaker of the pipeline",
            Needed(breaker) is { } needed ? $"{needed} {(breaker.Options is null ? "failures" : "calls")}" : "the failures of many calls",
            attempts == 1 ? "one" : $"at most {attempts}");
    }

    // How many calls, or failures, it takes to open; null where only the program knows.
    private static int? Needed(Strategy breaker) =>
        breaker.Options is { } options ? options["MinimumThroughput"] is { } throughput ? Constant(throughput) : DefaultThroughput
        : breaker.Place.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "exceptionsAllowedBeforeBreaking" or "handledEventsAllowedBeforeBreaking" or "minimumThroughput") is { } count ? Constant(count.Value)
        : null;

    private static int? Constant(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: int count } ? count : null;
}
