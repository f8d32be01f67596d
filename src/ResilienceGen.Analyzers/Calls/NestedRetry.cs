using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Layers;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Rules;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>RSG2101: one retry runs inside another, and their attempts multiply.</summary>
internal sealed class NestedRetry : TypeRule
{
    /// <summary>Set for the fix where the outer retry does nothing but retry what a handler retries as well.</summary>
    public const string RemovableKey = "removable";

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.NestedRetry,
        "Retries are nested",
        "{0} makes up to {1} attempts while the service is down, because {2} retries what {3} has retried; retry in one place",
        "Resilience",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Nested retries multiply: they load a service that is down, and the caller waits for all of them.",
        helpLinkUri: RuleHelp.Link(RuleIds.NestedRetry));

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override ImmutableHashSet<string> Triggers { get; } = ["Execute", "ExecuteAsync"];

    public override ImmutableArray<string>? Libraries => KnownTypes.PollyTypes;

    public override bool ConcernsSinks => true;

    public override IEnumerable<Diagnostic> Check(ReviewedType type)
    {
        var layers = new GuardLayers(type.Engine, type.Guards);
        var handlers = new HandlerRetries(type.Engine, type.Guards);
        return type.Verdicts.Where(site => site.Kind is VerdictKind.GuardedCall or VerdictKind.GuardedClient).Select(Check).OfType<Diagnostic>()
            .Concat(AroundSdk(type));

        Diagnostic? Check(SiteVerdict site)
        {
            var registered = type.Engine.Clients.Of(site.Sink.Receiver).Handlers;
            if (site.Guard is null && registered.All(IsStandard)) return null;
            var verb = CallDescription.Of(site.Sink).Verb;
            var ofClient = registered.Reverse().Select(handler => handlers.Of(handler, verb)).OfType<RetryLayer>().ToList();
            if (ofClient.Count == 0 && !layers.AreSeveral(site.Guard)) return null;
            return Report(site, Multiplying([.. ofClient, .. layers.Around(site.Sink.Operation, site.Guard)]), IsNothingElse(site.Guard, type));
        }
    }

    // Several of these are reported once, where they are registered: RSG3002.
    private static bool IsStandard(RegisteredHandler handler) => handler.Kind is HandlerKind.Standard or HandlerKind.Hedging;

    // A pipeline that also limits time or breaks the circuit has work left to do.
    private static bool IsNothingElse(GuardState? guard, ReviewedType type) =>
        guard?.Guard is IInvocationOperation execute && PollyGuards.Is(execute.TargetMethod) && type.Guards.StrategiesOf(execute) is { IsWhole: true, Strategies: [{ Kind: StrategyKind.Retry }] };

    private static IEnumerable<Diagnostic> AroundSdk(ReviewedType type)
    {
        if (type.IsExempt) return [];
        var sdks = new SdkRetries(type.Engine);
        return
            from call in type.Operations<IInvocationOperation>()
            where HttpTypes.IsTaskLike(call.TargetMethod.ReturnType)
            let inner = sdks.Of(call)
            where inner is not null
            let outer = type.Guards.Of(type.Engine.Guards.Of(new Send(call, RequestDependencies.Of(call.Arguments), new WalkBudget())))
            where outer?.Strategy is { Kind: StrategyKind.Retry } retry && retry.HandlesEverything
            let layer = new RetryLayer(outer.Name, outer.Handled, outer.Attempts, outer.Place.Syntax.GetFirstToken().GetLocation())
            select Diagnostic.Create(
                Descriptor, Sink.NameOf(call.Syntax).GetLocation(), [layer.Place], $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}", Product([inner, layer]), layer.Name, inner.Name);
    }

    /// <summary>The layers that multiply, from the innermost outwards: one that does not retry what comes out of the one before adds nothing.</summary>
    public static List<RetryLayer> Multiplying(IEnumerable<RetryLayer> layers)
    {
        var nested = new List<RetryLayer>();
        foreach (var layer in layers)
        {
            if (nested.Count == 0 || layer.Multiplies(nested[nested.Count - 1])) nested.Add(layer);
        }

        return nested;
    }

    private static Diagnostic? Report(SiteVerdict site, List<RetryLayer> nested, bool isRemovable)
    {
        if (nested.Count < 2) return null;
        var (outer, inner) = (nested[nested.Count - 1], nested[nested.Count - 2]);
        var properties = isRemovable && inner.IsHandler ? ImmutableDictionary<string, string?>.Empty.Add(RemovableKey, "") : null;
        return Diagnostic.Create(Descriptor, site.Location, [outer.Place, inner.Place], properties, site.CalleeName, Product(nested), outer.Name, inner.Name);
    }

    /// <summary><c>4 x 4 = 16</c>; <c>4 x n</c> where only the program knows one of them.</summary>
    public static string Product(List<RetryLayer> nested)
    {
        var factors = string.Join(" x ", Enumerable.Reverse(nested).Select(layer => layer.Attempts?.ToString() ?? "n"));
        return nested.All(layer => layer.Attempts is not null)
            ? $"{factors} = {nested.Aggregate(1L, (product, layer) => product * layer.Attempts!.Value)}"
            : factors;
    }
}
