using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Reads a call that adds a handler to a client.</summary>
internal sealed class HandlerReader(PolicyReader policies)
{
    private const string Unseen = "foreignHandler";

    public AddHandler Read(RegistrationCall call, HandlerKind kind) => kind switch
    {
        HandlerKind.Standard or HandlerKind.Hedging => new(kind, Traits.All, Handler: null, call.Location),
        HandlerKind.Pipeline => new(kind, Last(call) is { } configure ? policies.OfPipeline(configure) : Traits.Unknown(Unseen), Handler: null, call.Location),
        HandlerKind.Policy => new(kind, PolicyOf(call), Handler: null, call.Location),
        _ => TypeOf(call) is { } type
            ? new(kind, Traits.None, type, call.Location)
            : new(kind, Traits.Unknown(Unseen), Handler: null, call.Location),
    };

    private Traits PolicyOf(RegistrationCall call) =>
        call.Name != "AddPolicyHandlerFromRegistry" && Last(call) is { } policy ? policies.OfPolicy(policy) : Traits.Unknown("foreignPolicy");

    private static IOperation? Last(RegistrationCall call) => call.Arguments.LastOrDefault()?.Value.Unwrap();

    // AddHttpMessageHandler<T>() and AddHttpMessageHandler(services => new T(...))
    private static ITypeSymbol? TypeOf(RegistrationCall call)
    {
        if (call.TypeArguments is [var written]) return written;
        if (Last(call)?.AsLambda() is not { } lambda) return null;
        var types = lambda.Body.DescendantsInFunction<IReturnOperation>().Select(returned => returned.ReturnedValue?.Unwrap().Type).Take(2).ToList();
        return types is [{ IsAbstract: false } only] ? only : null;
    }
}
