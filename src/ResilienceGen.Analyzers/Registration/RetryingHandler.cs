using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>A registered handler that certainly sends again what may have arrived, whatever the verb.</summary>
/// <param name="Name">The call that adds it.</param>
/// <param name="Attempts">How often it sends at most; null where that cannot be told.</param>
internal sealed record RetryingHandler(string Name, int? Attempts)
{
    private const int StandardRetries = 3;
    private const int StandardHedges = 1;

    /// <summary>What the handler does; null where it spares writes, or where that cannot be excluded.</summary>
    public static RetryingHandler? Of(RegisteredHandler handler, GapContext engine)
    {
        if (!handler.Traits.Has(Support.ResilienceTraits.Retry) || CallOf(handler, engine) is not { } call) return null;
        return handler.Kind switch
        {
            HandlerKind.Standard => OfStandard(handler, call, engine, "Retry"),
            HandlerKind.Hedging => OfStandard(handler, call, engine, "Hedging"),
            HandlerKind.Pipeline => OfPipeline(call),
            HandlerKind.Policy => OfPolicy(call, engine),
            _ => null,
        };
    }

    /// <summary>How often a standard handler sends at most; null where that cannot be told.</summary>
    public static int? AttemptsOf(RegisteredHandler handler, GapContext engine)
    {
        var (retries, standard) = handler.Kind == HandlerKind.Hedging ? ("Hedging.MaxHedgedAttempts", StandardHedges) : ("Retry.MaxRetryAttempts", StandardRetries);
        if (CallOf(handler, engine) is null || HandlerSettings.Of(handler.Location, engine) is not { IsAll: true } settings) return null;
        return settings[retries] is not { } value ? standard + 1 : value.ConstantValue is { HasValue: true, Value: int and < int.MaxValue and var count } ? count + 1 : null;
    }

    // Where an own method adds it, the place is the call of that method.
    private static RegistrationCall? CallOf(RegisteredHandler handler, GapContext engine) =>
        FluentCalls.At(handler.Location) is { } syntax
        && engine.Bodies.ModelOf(syntax.SyntaxTree).GetOperation(syntax, engine.Bodies.CancellationToken) is { } operation
        && RegistrationCall.Of(operation) is { } call
        && RegistrationNames.Handlers.TryGetValue(call.Name, out var kind) && kind == handler.Kind
            ? call
            : null;

    private static RetryingHandler? OfStandard(RegisteredHandler handler, RegistrationCall call, GapContext engine, string strategy) =>
        HandlerSettings.Of(handler.Location, engine) is { IsAll: true } settings
        && settings[strategy] is null && settings[$"{strategy}.ShouldHandle"] is null && !settings.Calls.Any(call => call.StartsWith(strategy + ".", StringComparison.Ordinal))
            ? new(call.Name, AttemptsOf(handler, engine))
            : null;

    private static RetryingHandler? OfPipeline(RegistrationCall call) =>
        call.Arguments.LastOrDefault()?.Value.AsLambda() is { } lambda
        && lambda.Body.DescendantsInFunction<IInvocationOperation>().Where(PipelineCalls.IsKnown).Select(PipelineCalls.Read).FirstOrDefault(ResendsWrites) is { } retry
            ? new(call.Name, retry.Attempts)
            : null;

    // What AddTransientHttpErrorPolicy hands in answers lost connections and server errors.
    private static RetryingHandler? OfPolicy(RegistrationCall call, GapContext engine) =>
        call.Name == "AddTransientHttpErrorPolicy" ? new(call.Name, Attempts: null)
        : call.Arguments is [var policy] && new StrategyReader(engine.Origins).Of(policy.Value).Strategies.FirstOrDefault(ResendsWrites) is { } retry ? new(call.Name, retry.Attempts)
        : null;

    private static bool ResendsWrites(Strategy strategy) => strategy.SendsAgain && strategy.Handled.Certainly(Failures.MayHaveArrived);
}
