using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>How long a handler gives a request, all attempts and pauses together.</summary>
internal sealed class TotalTimeouts(GapContext engine, ResendReader guards)
{
    private static readonly TimeSpan StandardTotal = TimeSpan.FromSeconds(30);

    /// <summary>The total of the handler that the call adds; null where it has none, or only the running program knows it.</summary>
    public TimeSpan? Of(IInvocationOperation add) => add.TargetMethod.Name switch
    {
        "AddStandardResilienceHandler" => OfStandard(HandlerSettings.Of(add, engine)),
        "AddResilienceHandler" => OfPipeline(add),
        _ => null,
    };

    private TimeSpan? OfStandard(HandlerSettings? settings) =>
        settings is not { IsWhole: true, IsBound: false } || engine.Registrations.SetsStandardOptions ? null
        : settings["TotalRequestTimeout.Timeout"] is { } written ? Durations.Of(written)
        : settings.IsMadeElsewhere("TotalRequestTimeout") ? null
        : StandardTotal;

    // Only the outermost strategy bounds all of it.
    private TimeSpan? OfPipeline(IInvocationOperation add) =>
        add.Arguments.LastOrDefault()?.Value.AsLambda() is { } configure
        && guards.StrategiesOf(configure) is { IsWhole: true, Strategies: [{ Kind: StrategyKind.Timeout, Place: var limit }, _, ..] }
            ? TimeoutOf(limit)
            : null;

    /// <summary>The limit that <c>AddTimeout</c> is given.</summary>
    public static TimeSpan? TimeoutOf(IInvocationOperation add) =>
        add.Arguments.LastOrDefault()?.Value is not { } value ? null
        : StrategyOptions.Read(value) is { } options && options.Creation.Type?.Name.EndsWith("StrategyOptions", StringComparison.Ordinal) == true
            ? options["TimeoutGenerator"] is null && options["Timeout"] is { } written ? Durations.Of(written) : null
            : Durations.Of(value);
}
