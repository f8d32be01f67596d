using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Rules;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Tells strategies that guard HTTP calls from those for files, databases and the like.</summary>
internal static class HttpStrategies
{
    /// <summary>Whether the code of the type says so: by a result, an exception, a registration, or a call that the strategy provably sends again.</summary>
    public static bool IsForHttp(Strategy strategy, ReviewedType type) =>
        strategy.Options?.IsHttp == true
        || IsHttp(strategy.Place.TargetMethod.ReturnType)
        || IsHttp(strategy.Options?.Creation.Type)
        || strategy.Place.TargetMethod.TypeArguments.Any(IsHttpType)
        || (Predicate(strategy) is { } predicate && FailurePredicates.Calls(predicate).Any(call => call.TargetMethod.TypeArguments.Any(IsHttpType) || call.TargetMethod.Name.IndexOf("TransientHttp", StringComparison.Ordinal) >= 0))
        || IsRegistered(strategy.Place)
        || type.RetriedCalls.Any(call => call.Resend.Strategy?.Place.Syntax == strategy.Place.Syntax);

    /// <summary>Whether the builder is given a clock of its own, as tests do.</summary>
    public static bool HasOwnTime(IInvocationOperation add)
    {
        var builder = Sink.ReceiverOf(add);
        while (builder?.Unwrap() is IInvocationOperation call && Sink.ReceiverOf(call) is { } receiver) builder = receiver;
        return builder?.Unwrap() switch
        {
            IObjectCreationOperation creation => SetsTime(creation),
            ILocalReferenceOperation { Local: var local } reference => LocalValues.AssignedTo(local, reference.Root()).Any(value => value.DescendantsAndSelf<IObjectCreationOperation>().Any(SetsTime))
                || LocalValues.ReferencesTo(local, reference.Root()).Any(use => use.Parent is IPropertyReferenceOperation { Property.Name: "TimeProvider" }),
            _ => false,
        };
    }

    private static bool SetsTime(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "TimeProvider" }) == true;

    private static bool IsRegistered(IOperation place) => place.Ancestors().OfType<IInvocationOperation>().Any(call => RegistrationNames.Handlers.ContainsKey(call.TargetMethod.Name));

    private static IOperation? Predicate(Strategy strategy) => strategy.Options is { } options ? options["ShouldHandle"] : Sink.ReceiverOf(strategy.Place);

    private static bool IsHttp(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(IsHttpType);

    private static bool IsHttpType(ITypeSymbol type) => HttpTypes.IsResponse(type) || type.Name == "HttpRequestException";
}
