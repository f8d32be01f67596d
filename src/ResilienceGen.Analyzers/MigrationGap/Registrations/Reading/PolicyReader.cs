using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>What the policies of Polly 7 and the pipelines of Polly 8 do that a handler is given.</summary>
/// <param name="originsOf">Where a value comes from: the value itself where nothing can be followed.</param>
internal sealed class PolicyReader(Func<IOperation, IEnumerable<IOperation>> originsOf)
{
    private const int MaxDepth = 8;
    private const string Unseen = "foreignPolicy";

    /// <summary>What the handler does that is given this policy, or this function that picks one.</summary>
    public Traits OfPolicy(IOperation argument) => OfPolicy(argument, 0);

    /// <summary>What the pipeline does that this lambda builds.</summary>
    public Traits OfPipeline(IOperation configure)
    {
        var functions = originsOf(configure).Select(origin => origin.AsLambda()).ToList();
        return functions.Count == 0 || functions.Contains(null) ? Traits.Unknown(Unseen) : Traits.Union(functions.Select(function => OfStrategies(function!)));
    }

    private Traits OfPolicy(IOperation value, int depth)
    {
        if (depth > MaxDepth) return Traits.Unknown(Unseen);
        var origins = originsOf(value).ToList();
        return origins.Count == 0 ? Traits.Unknown(Unseen) : Traits.Union(origins.Select(origin => OfOrigin(origin, depth + 1)));
    }

    // A selector that picks one of several counts with all: which requests it spares is its author's decision.
    private Traits OfOrigin(IOperation origin, int depth)
    {
        if (origin.AsLambda() is { } function) return Traits.Union(Returned(function).Select(returned => OfPolicy(returned, depth)));
        return origin is IInvocationOperation { TargetMethod: var method } call && method.IsBelow(KnownTypes.PollyNamespace) ? OfFactory(call, method.Name, depth)
            : origin is IInvalidOperation && RegistrationCall.Of(origin) is { } broken ? Named(broken.Name) ?? Traits.Unknown(Unseen)
            : Traits.Unknown(Unseen);
    }

    private Traits OfFactory(IInvocationOperation call, string name, int depth)
    {
        if (!name.StartsWith("Wrap", StringComparison.Ordinal)) return Named(name) ?? Traits.Unknown(Unseen);
        var wrapped = call.Arguments.SelectMany(argument => argument.Value.Unwrap() is IArrayCreationOperation { Initializer: { } several } ? several.ElementValues : [argument.Value]);
        return Traits.Union((call.Instance is { } outer ? wrapped.Append(outer) : wrapped).Select(policy => OfPolicy(policy, depth)));
    }

    private static Traits? Named(string factory) =>
        factory.Contains("Retry") ? new(ResilienceTraits.Retry)
        : factory.Contains("CircuitBreaker") ? new(ResilienceTraits.Breaker)
        : factory.StartsWith("Timeout", StringComparison.Ordinal) ? new(ResilienceTraits.Timeout)
        : factory.StartsWith("NoOp", StringComparison.Ordinal) || factory.StartsWith("Bulkhead", StringComparison.Ordinal)
            || factory.StartsWith("RateLimit", StringComparison.Ordinal) || factory.StartsWith("Fallback", StringComparison.Ordinal) ? Traits.None
        : null;

    private static Traits OfStrategies(IAnonymousFunctionOperation configure)
    {
        if (configure.Symbol.Parameters.FirstOrDefault() is not { } builder) return Traits.Unknown(Unseen);
        var calls = configure.Body.Descendants<IOperation>().Select(RegistrationCall.Of).OfType<RegistrationCall>();
        var added = calls.Where(call => IsOn(call.Receiver, builder)).Select(call => call.Method?.IsBelow(KnownTypes.PollyNamespace) == false ? Traits.Unknown(Unseen) : OfStrategy(call.Name));
        var handedOn = configure.Body.Descendants<IArgumentOperation>().Any(argument => argument.Parent is not IInvocationOperation { TargetMethod.IsExtensionMethod: true } && IsOn(argument.Value, builder));
        return Traits.Union(added) | (handedOn ? Traits.Unknown(Unseen) : Traits.None);
    }

    private static Traits OfStrategy(string name) => name switch
    {
        "AddRetry" or "AddHedging" => new(ResilienceTraits.Retry),
        "AddCircuitBreaker" => new(ResilienceTraits.Breaker),
        "AddTimeout" => new(ResilienceTraits.Timeout),
        "AddFallback" or "AddRateLimiter" or "AddConcurrencyLimiter" or "ConfigureTelemetry" => Traits.None,
        _ when name.StartsWith("AddChaos", StringComparison.Ordinal) => Traits.None,
        _ => Traits.Unknown(Unseen),
    };

    private static bool IsOn(IOperation? receiver, IParameterSymbol builder)
    {
        while (receiver is not null && RegistrationCall.Of(receiver.Unwrap()) is { } call) receiver = call.Receiver;
        return receiver?.Unwrap() is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, builder);
    }

    private static IEnumerable<IOperation> Returned(IAnonymousFunctionOperation function) =>
        function.Body.DescendantsInFunction<IReturnOperation>().Select(returned => returned.ReturnedValue).OfType<IOperation>();
}
