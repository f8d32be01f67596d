using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Reads what a chain of Polly's <c>Handle</c> and <c>Or</c> calls answers, of version 7 and of version 8's predicate builder.</summary>
internal static class FailurePredicates
{
    /// <summary>What the outermost call of the chain, and all those it is called on, answer.</summary>
    public static Handled Of(IOperation chain)
    {
        var handled = Handled.Nothing;
        for (var current = chain.Unwrap(); ;)
        {
            switch (current)
            {
                case IInvocationOperation call when call.TargetMethod.IsBelow(KnownTypes.PollyNamespace):
                    handled |= OfCall(call);
                    if (Sink.ReceiverOf(call) is not { } receiver) return handled;
                    current = receiver;
                    break;
                case IObjectCreationOperation { Type.Name: "PredicateBuilder" }:
                    return handled;
                default:
                    return handled | Handled.Unknown;
            }
        }
    }

    /// <summary>The calls of the chain, the last one first.</summary>
    public static IEnumerable<IInvocationOperation> Calls(IOperation chain)
    {
        for (var current = chain.Unwrap(); current is IInvocationOperation call && call.TargetMethod.IsBelow(KnownTypes.PollyNamespace);)
        {
            yield return call;
            if (Sink.ReceiverOf(call) is not { } receiver) yield break;
            current = receiver;
        }
    }

    /// <summary>The type of exception that the call handles; null where it is about something else.</summary>
    public static ITypeSymbol? ExceptionOf(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Handle" or "Or", TypeArguments: [var exception] } ? exception : null;

    /// <summary>Whether the call handles only some of what its type names.</summary>
    public static bool HasPredicate(IInvocationOperation call) => PredicateArgument(call) is not null;

    private static Handled OfCall(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Handle" or "Or" when ExceptionOf(call) is { } exception:
                return HasPredicate(call) ? Handled.AtMost(ExceptionFailures.Of(exception)) : Handled.Exactly(ExceptionFailures.Of(exception));
            case "HandleInner" or "OrInner":
                return Handled.AtMost(Failures.Exceptions);
            case "HandleTransientHttpError" or "OrTransientHttpError":
                return Handled.Exactly(Failures.Transport | Failures.ServerError | Failures.Throttling);
            case "HandleTransientHttpStatusCode" or "OrTransientHttpStatusCode":
                return Handled.Exactly(Failures.ServerError | Failures.Throttling);
            case "HandleResult" or "OrResult":
                return PredicateOf(call) is { } lambda && ResultOf(lambda) is { } condition ? StatusCondition.Of(condition) : Handled.AtMost(Failures.Results);
            default:
                return Handled.Unknown;
        }
    }

    private static IArgumentOperation? PredicateArgument(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate);

    private static IAnonymousFunctionOperation? PredicateOf(IInvocationOperation call) => PredicateArgument(call)?.Value.AsLambda();

    private static IOperation? ResultOf(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } value }] ? value : null;
}
