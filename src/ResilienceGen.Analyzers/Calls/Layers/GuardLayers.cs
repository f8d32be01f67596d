using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;

namespace ResilienceGen.Analyzers.Calls.Layers;

/// <summary>Follows the guards around a call outwards.</summary>
internal sealed class GuardLayers(GapContext engine, ResendReader guards)
{
    private const int MaxLayers = 4;

    /// <summary>The guards around the operation, innermost first, as far as each is proved to send again.</summary>
    /// <param name="operation">The call, or whatever stands for it.</param>
    /// <param name="first">The first guard around it.</param>
    public IEnumerable<RetryLayer> Around(IOperation operation, GuardState? first)
    {
        var (inner, state) = (operation, first);
        for (var count = 0; count < MaxLayers && guards.Of(state) is { } resend && state is { Guard: { } guard, Attempt: { } attempt }; count++)
        {
            // Several strategies share what they handle, and hedging does not wait for a failure.
            if (resend.Strategy is { Kind: not StrategyKind.Retry }) yield break;
            yield return new RetryLayer(resend.Name, resend.Handled, resend.Attempts, resend.Place.Syntax.GetFirstToken().GetLocation())
            {
                HearsFailures = Hears(guard, attempt, inner),
                PassesFailuresOn = PassesFailuresOn(resend, guard),
            };
            if (state.How == "recursion") yield break;
            inner = guard;
            state = Outside(guard);
        }
    }

    /// <summary>Whether anything sends again what the first guard has sent again: cheaper to ask than to read the guards.</summary>
    public bool AreSeveral(GuardState? first) => first is { IsGuarded: true, Guard: { } guard } && Outside(guard).IsGuarded;

    private GuardState Outside(IOperation guard) => engine.Guards.Of(new Send(guard, RequestDependencies.Of(guard.ChildOperations), new WalkBudget()));

    // In the same function, or one call away: further ways may end in a catch that nobody has looked at.
    private bool Hears(IOperation guard, IOperation attempt, IOperation inner)
    {
        if (inner.IsWithin(guard)) return !IsCaught(inner, guard);
        if (engine.Bodies.OwnerOf(inner.Root()) is not { } owner || IsCaught(inner, inner.Root())) return false;
        var calls = attempt.DescendantsAndSelf<IInvocationOperation>().Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, owner.OriginalDefinition)).ToList();
        return calls.Count > 0 && !calls.Any(call => IsCaught(call, guard));
    }

    /// <summary>Whether a failure of the operation ends in a catch on its way out. The catch of a retry loop is the guard itself.</summary>
    public static bool IsCaught(IOperation operation, IOperation upTo) =>
        upTo is not ILoopOperation && operation.Ancestors().TakeWhile(ancestor => !ReferenceEquals(ancestor, upTo)).OfType<ITryOperation>()
            .Any(attempt => operation.IsWithin(attempt.Body) && attempt.Catches.Any(handler => (ExceptionFailures.Of(handler.ExceptionType) & Failures.Transport) != 0 && !Rethrows(handler)));

    // Polly gives the last failure to its caller. A loop gives up by a filter that no longer holds, or by throwing on; anything else may end in another failure, or in none.
    private static bool PassesFailuresOn(Resending resend, IOperation guard)
    {
        if (!ReferenceEquals(resend.Place.Root(), guard.Root()) && IsCaught(resend.Place, resend.Place.Root())) return false;
        if (resend.Place is not ILoopOperation loop) return resend.Strategy is not null;
        var flow = new LoopFlow(loop);
        var back = loop.Body.DescendantsInFunction<ITryOperation>()
            .SelectMany(attempt => attempt.Catches.Where(handler => (flow.After(attempt, flow.Of(handler.Handler)) & Exits.GoesBack) != 0)).ToList();
        return back.Count > 0 && back.All(handler => handler.Filter is not null || Rethrows(handler));
    }

    private static bool Rethrows(ICatchClauseOperation handler) => handler.Handler.DescendantsInFunction<IOperation>().Any(part => part is IThrowOperation { Exception: null });
}
