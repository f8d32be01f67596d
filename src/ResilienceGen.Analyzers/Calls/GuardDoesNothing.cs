using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2105: a pipeline or policy that is executed and has nothing to do, or never sees a failure.</summary>
internal sealed class GuardDoesNothing : TypeRule
{
    private const int MaxProperties = 4;

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.GuardDoesNothing,
        "Guard does nothing",
        "{0} runs its callback once and does nothing about a failure: {1}; {2}",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Code inside an empty pipeline looks protected and is not.",
        helpLinkUri: RuleHelp.Link(RuleIds.GuardDoesNothing));

    private enum Content
    {
        Unknown,
        Nothing,
        OnlyLimits,
    }

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = ["Execute", "ExecuteAsync", "ExecuteOutcomeAsync", "ExecuteAndCapture", "ExecuteAndCaptureAsync"];

    public override ImmutableArray<string>? Libraries => KnownTypes.PollyTypes;

    public override IEnumerable<Diagnostic> Check(ReviewedType type) =>
        type.IsExempt ? [] :
        from execute in type.Operations<IInvocationOperation>()
        let guard = execute.Instance
        where guard is not null && PollyGuards.Is(execute.TargetMethod)
        let fault = FaultOf(execute, guard, type)
        where fault is not null
        select Diagnostic.Create(
            Descriptor,
            Sink.NameOf(execute.Syntax).GetLocation(),
            GuardHolder.Of(guard) is { } holder ? $"{holder.Name}.{execute.TargetMethod.Name}" : execute.TargetMethod.Name,
            fault.Value.Fault,
            fault.Value.Advice);

    private static (string Fault, string Advice)? FaultOf(IInvocationOperation execute, IOperation guard, ReviewedType type)
    {
        if (execute.TargetMethod.Parameters.Any(parameter => PendingTasks.Remain(execute, parameter))) return ("it is over before the task of its callback fails", "use ExecuteAsync");
        return MayBeReplaced(guard, type, 0) ? null : ContentOf(guard, type) switch
        {
            Content.Nothing => ("it holds no strategy", "add a retry or a circuit breaker, or call directly"),
            Content.OnlyLimits when IsTooLittle(type.Engine.Settings) => ("it only limits time or concurrency", $"this project requires {Required(type.Engine.Settings)}"),
            _ => null,
        };
    }

    private static Content ContentOf(IOperation guard, ReviewedType type)
    {
        var contents = type.Engine.Origins.OfVisible(guard).Select(origin => ContentOf(origin, type)).Distinct().ToList();
        return contents is [var only] ? only : Content.Unknown;
    }

    private static Content ContentOf(Origin origin, ReviewedType type)
    {
        if (origin.Kind != OriginKind.Value) return Content.Unknown;
        if (origin.Operation is IMemberReferenceOperation { Member: { Name: "Empty" } empty }) return empty.IsBelow(KnownTypes.PollyNamespace) ? Content.Nothing : Content.Unknown;
        if (origin.Operation is not IInvocationOperation made) return Content.Unknown;
        var set = type.Guards.StrategiesIn(made);
        if (!set.IsWhole) return Content.Unknown;
        return set.Strategies.All(IsNoOp) ? Content.Nothing
            : set.Strategies.All(strategy => strategy.Kind is StrategyKind.Timeout or StrategyKind.Other) ? Content.OnlyLimits
            : Content.Unknown;
    }

    private static bool IsNoOp(Strategy strategy) => strategy.Place.TargetMethod.Name.StartsWith("NoOp", StringComparison.Ordinal);

    // A default that others may set or override is a null object, and there on purpose.
    private static bool MayBeReplaced(IOperation guard, ReviewedType type, int depth) => guard.Unwrap() switch
    {
        IFieldReferenceOperation { Field: { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } field } => type.Engine.Bodies.IsInSource(field),
        IPropertyReferenceOperation { Property: var property } when type.Engine.Bodies.IsInSource(property) =>
            property.IsVirtual || property.IsAbstract || property.IsOverride || property.SetMethod is { DeclaredAccessibility: not Accessibility.Private }
            || depth > MaxProperties
            || (property.GetMethod is { } getter && Returned(type.Engine.Bodies.Of(getter)).Any(value => MayBeReplaced(value, type, depth + 1))),
        IInvocationOperation { TargetMethod: { } method } => method.IsVirtual || method.IsAbstract || method.IsOverride,
        _ => false,
    };

    private static IEnumerable<IOperation> Returned(ImmutableArray<IOperation> bodies) =>
        bodies.SelectMany(body => body.DescendantsInFunction<IOperation>()).OfType<IReturnOperation>().Select(part => part.ReturnedValue).OfType<IOperation>();

    private static bool IsTooLittle(AnalyzerSettings settings) => settings.IsRequiredChosen && settings.Required != ResilienceTraits.Timeout;

    private static string Required(AnalyzerSettings settings) => (settings.Required & ~ResilienceTraits.Timeout).ToString().ToLowerInvariant().Replace(", ", " and ");
}
