using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>How often the handlers that a registration puts around a client send a request again.</summary>
internal sealed class HandlerRetries(GapContext engine, ResendReader guards)
{
    private const int StandardRetries = 3;

    private static readonly Handled Transient = Handled.Exactly(Failures.Transport | Failures.AttemptTimeout | Failures.ServerError | Failures.Throttling);

    /// <summary>The handler as a layer around a request with this verb; null where it is not proved to send that again.</summary>
    public RetryLayer? Of(RegisteredHandler handler, string? verb)
    {
        if (!handler.Traits.Has(ResilienceTraits.Retry) || CallOf(handler.Location) is not { } add) return null;
        return handler.Kind switch
        {
            HandlerKind.Standard when add.TargetMethod.Name == "AddStandardResilienceHandler" => OfStandard(add, handler, verb),
            HandlerKind.Pipeline when add.Arguments.LastOrDefault()?.Value is { } configure && configure.AsLambda() is { } lambda => OfStrategies(guards.StrategiesOf(lambda), add, handler),
            HandlerKind.Policy when add.TargetMethod.Name == "AddPolicyHandler" && add.Arguments.LastOrDefault()?.Value is { } policy && policy.AsLambda() is null => OfStrategies(guards.StrategiesIn(policy), add, handler),
            HandlerKind.Policy when add.TargetMethod.Name == "AddTransientHttpErrorPolicy" => OfTransient(add, handler),
            _ => null,
        };
    }

    /// <summary>The call that adds the handler, where it can be seen.</summary>
    public IInvocationOperation? CallOf(Location place) =>
        place is { IsInSource: true, SourceTree: { } tree }
        && tree.GetRoot(engine.Bodies.CancellationToken).FindNode(place.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            ? engine.Bodies.ModelOf(tree).GetOperation(call, engine.Bodies.CancellationToken) as IInvocationOperation
            : null;

    private RetryLayer? OfStandard(IInvocationOperation add, RegisteredHandler handler, string? verb)
    {
        // A predicate may turn the retry off; so may a method that is given its options, and whoever made others.
        if (HandlerSettings.Of(add, engine) is not { IsWhole: true } settings || engine.Registrations.SetsStandardOptions || settings["Retry.ShouldHandle"] is not null) return null;
        if (settings.IsMadeElsewhere("Retry")) return null;
        if (settings.Calls.Any(call => call != "Retry.DisableForUnsafeHttpMethods" || verb is not ("GET" or "HEAD"))) return null;
        return Layer(add, handler, Transient, settings.IsBound ? null : Attempts(settings["Retry.MaxRetryAttempts"]));
    }

    private static int? Attempts(IOperation? retries) =>
        retries is null ? StandardRetries + 1 : retries.Unwrap().ConstantValue is { HasValue: true, Value: int count and < int.MaxValue } ? count + 1 : null;

    private static RetryLayer? OfStrategies(StrategySet set, IInvocationOperation add, RegisteredHandler handler) =>
        set.Strategies.Where(strategy => strategy.SendsAgain).ToList() is [{ Kind: StrategyKind.Retry } retry] && !set.Strategies.Any(strategy => strategy.Kind == StrategyKind.Fallback)
            ? Layer(add, handler, retry.Handled, retry.Attempts)
            : null;

    // AddTransientHttpErrorPolicy(builder => builder.WaitAndRetryAsync(3)): the builder handles what is transient.
    private static RetryLayer? OfTransient(IInvocationOperation add, RegisteredHandler handler) =>
        add.Arguments.LastOrDefault()?.Value is { } configure
        && configure.AsLambda()?.Body.Operations is [IReturnOperation { ReturnedValue: { } returned }]
        && returned.Unwrap() is IInvocationOperation create
        && PolicyCalls.Read(create) is { Kind: StrategyKind.Retry } retry
            ? Layer(add, handler, Transient, retry.Attempts)
            : null;

    private static RetryLayer Layer(IInvocationOperation add, RegisteredHandler handler, Handled handled, int? attempts) =>
        new($"the client's {add.TargetMethod.Name}", handled, attempts, handler.Location) { IsHandler = true };
}
