using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>A callback that is handed a token of its own.</summary>
/// <param name="Lambda">The callback.</param>
/// <param name="Parameter">The parameter that is, or carries, the token.</param>
/// <param name="Call">The call that is given the callback.</param>
internal sealed record CallbackToken(IAnonymousFunctionOperation Lambda, IParameterSymbol Parameter, IInvocationOperation Call)
{
    /// <summary>What the caller hands to <see cref="Call"/> for its own token; null where it hands none.</summary>
    public IOperation? OuterToken => Call.Arguments.FirstOrDefault(argument =>
        HttpTypes.IsCancellationToken(argument.Parameter?.Type) && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;
}

/// <summary>Finds the callback around a call whose token can stop what the caller's own token cannot.</summary>
internal sealed class CallbackTokens(GapContext engine, ResendReader guards)
{
    /// <summary>The innermost callback that is handed a token.</summary>
    public static CallbackToken? Around(IOperation call)
    {
        foreach (var ancestor in call.Ancestors())
        {
            if (ancestor is ILocalFunctionOperation) return null;
            if (ancestor is not IAnonymousFunctionOperation lambda) continue;
            if (lambda.Symbol.Parameters.FirstOrDefault(CarriesToken) is not { } token) continue;
            return DelegatePlace.Of(lambda) is { Kind: DelegatePlaceKind.Argument, Operation: IArgumentOperation { Parent: IInvocationOperation taker } }
                ? new CallbackToken(lambda, token, taker)
                : null;
        }

        return null;
    }

    /// <summary>Whether the token handed to the callback may be cancelled where the <paramref name="used"/> one, or none, is not.</summary>
    public bool Matters(CallbackToken callback, IOperation? used)
    {
        var passed = callback.OuterToken;
        // A context may well carry the token that the call has.
        var isContext = !HttpTypes.IsCancellationToken(callback.Parameter.Type);
        var sameAsPassed = isContext || (passed is null ? used is null : used is not null && IsSame(passed, used));
        if (PollyGuards.Is(callback.Call.TargetMethod))
        {
            var set = guards.StrategiesOf(callback.Call);
            return !sameAsPassed || !set.IsWhole || set.Strategies.Any(strategy => strategy.Kind is not (StrategyKind.Retry or StrategyKind.CircuitBreaker));
        }

        return FromHelper(callback) switch
        {
            HandedToken.OfItsOwn => true,
            HandedToken.ItsCallers => passed is not null && !sameAsPassed,
            _ => false,
        };
    }

    /// <summary>Whether both are the same variable, or the same member of it.</summary>
    public static bool IsSame(IOperation left, IOperation right) => (left.Unwrap(), right.Unwrap()) switch
    {
        (IParameterReferenceOperation one, IParameterReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Parameter, other.Parameter),
        (ILocalReferenceOperation one, ILocalReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Local, other.Local),
        (IMemberReferenceOperation one, IMemberReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Member, other.Member)
            && (one.Instance is null or IInstanceReferenceOperation || (other.Instance is { } instance && IsSame(one.Instance, instance))),
        _ => false,
    };

    private static bool CarriesToken(IParameterSymbol parameter) =>
        HttpTypes.IsCancellationToken(parameter.Type) || parameter.Type is { Name: "ResilienceContext", ContainingNamespace.Name: "Polly" };

    private enum HandedToken
    {
        Unknown,
        ItsCallers,
        OfItsOwn,
    }

    // What an own helper puts in: its parameter passed on, or a token that it makes, with a time limit for instance.
    private HandedToken FromHelper(CallbackToken callback)
    {
        var argument = callback.Call.Arguments.FirstOrDefault(candidate => callback.Lambda.IsWithin(candidate));
        var method = engine.Bodies.SourceOf(callback.Call.TargetMethod);
        if (argument?.Parameter is not { } parameter || !engine.Bodies.IsInSource(method)) return HandedToken.Unknown;
        var target = method.Parameters[parameter.Ordinal];
        var handed = engine.Bodies.Of(method).SelectMany(body => body.Descendants<IParameterReferenceOperation>())
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, target))
            .Select(use => Handed(use, callback.Parameter.Ordinal))
            .OfType<HandedToken>()
            .ToList();
        return handed.Count == 0 ? HandedToken.Unknown : handed.Min();
    }

    private static HandedToken? Handed(IParameterReferenceOperation use, int ordinal)
    {
        var place = DelegatePlace.Of(use);
        if (place is { Kind: DelegatePlaceKind.Argument, Operation: IArgumentOperation { Parent: IInvocationOperation taker } })
        {
            // A null check takes the delegate, too, and runs nothing.
            return PollyGuards.Is(taker.TargetMethod) ? HandedToken.OfItsOwn : taker.TargetMethod.IsBelow("System") ? null : HandedToken.Unknown;
        }


        if (place is not { Kind: DelegatePlaceKind.Invoked, Operation: IInvocationOperation run }) return place.Kind is DelegatePlaceKind.Stored or DelegatePlaceKind.Local ? HandedToken.Unknown : null;
        return run.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.Unwrap() switch
        {
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => HandedToken.OfItsOwn,
            IParameterReferenceOperation => HandedToken.ItsCallers,
            IPropertyReferenceOperation { Property.Name: "Token", Instance.Type.Name: "CancellationTokenSource" } => HandedToken.OfItsOwn,
            _ => HandedToken.Unknown,
        };
    }
}
