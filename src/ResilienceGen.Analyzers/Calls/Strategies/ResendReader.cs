using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;

namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>Follows a guard to the code that sends again: a strategy of Polly, a loop, a method that calls itself, also inside own helpers.</summary>
internal sealed class ResendReader(GapContext engine)
{
    private const int MaxDepth = 6;

    private readonly StrategyReader _strategies = new(engine.Origins);
    private readonly ConcurrentDictionary<GuardState, Resending?> _read = [];
    private readonly ConcurrentDictionary<IParameterSymbol, Resending?> _helpers = new(SymbolEqualityComparer.Default);

    /// <summary>What the guard does after a failure; null where that is not proved. Several rules ask, and it is followed once.</summary>
    public Resending? Of(GuardState? guard) => guard is { IsGuarded: true } ? _read.GetOrAdd(guard, state => Of(state, 0)) : null;

    /// <summary>The strategies of the pipeline or policy that a call executes.</summary>
    public StrategySet StrategiesOf(IInvocationOperation execute) => _strategies.Of(execute.Instance);

    /// <summary>The strategies of a pipeline or policy.</summary>
    public StrategySet StrategiesIn(IOperation pipeline) => _strategies.Of(pipeline);

    /// <summary>The strategies that code adds to the builder that it is given.</summary>
    public StrategySet StrategiesOf(IAnonymousFunctionOperation configure) => _strategies.OfConfigure(configure);

    private Resending? Of(GuardState guard, int depth) => (guard.How, guard.Guard, guard.Attempt) switch
    {
        ("loop", ILoopOperation loop, { } attempt) => new Resending("the loop around it", loop, new LoopFailures(loop, attempt).Read(), LoopAttempts.Of(loop)),
        ("recursion", IInvocationOperation again, { } attempt) => new Resending(again.TargetMethod.Name, again, RepeatFailures.Before(again, attempt)),
        ("lambda", IInvocationOperation call, { Parent: IArgumentOperation { Parameter: { } parameter } }) => OfDelegate(call, parameter, depth),
        _ => null,
    };

    private Resending? OfDelegate(IInvocationOperation call, IParameterSymbol parameter, int depth)
    {
        if (depth > MaxDepth) return null;
        if (PollyGuards.Is(call.TargetMethod)) return OfPolly(call);
        var method = engine.Bodies.SourceOf(call.TargetMethod);
        if (!engine.Bodies.IsInSource(method) || method.IsVirtual || method.IsAbstract || method.IsOverride) return null;
        var handed = method.Parameters[parameter.Ordinal];
        // Further in, the depth at which this reading ends has a say.
        return depth == 0 ? _helpers.GetOrAdd(handed, key => InHelper(method, key, 0)) : InHelper(method, handed, depth);
    }

    private Resending? InHelper(IMethodSymbol method, IParameterSymbol parameter, int depth) => engine.Bodies.Of(method)
        .Select(body => InHelper(body, parameter, depth))
        .OfType<Resending>()
        .Select(inner => inner with { Name = method.Name })
        .FirstOrDefault();

    private Resending? OfPolly(IInvocationOperation execute)
    {
        var set = StrategiesOf(execute);
        var again = set.Strategies.Where(strategy => strategy.SendsAgain).ToList();
        if (again.Count == 0) return null;
        var handled = again.Aggregate(set.IsWhole ? Handled.Nothing : Handled.Unknown, (sum, strategy) => sum | strategy.Handled);
        return new Resending(NameOf(execute), again[0].Place, handled, again.Count == 1 ? again[0].Attempts : null, again[0]);
    }

    // Where the helper runs the delegate, or hands it on.
    private Resending? InHelper(IOperation body, IParameterSymbol parameter, int depth)
    {
        foreach (var use in body.Descendants<IParameterReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Parameter.OriginalDefinition, parameter.OriginalDefinition)) continue;
            var place = DelegatePlace.Of(use);
            var found = place switch
            {
                { Kind: DelegatePlaceKind.Invoked, Operation: var run } => AroundRun(run, depth),
                { Kind: DelegatePlaceKind.Argument, Operation: IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } target } } =>
                    OfDelegate(call, target, depth + 1) ?? AroundRun(call, depth),
                _ => null,
            };
            if (found is not null) return found;
        }

        return null;
    }

    private Resending? AroundRun(IOperation run, int depth)
    {
        var guard = engine.Guards.Within(new Send(run, RequestDependencies.Of(run.ChildOperations), new WalkBudget()), ImmutableHashSet<ISymbol>.Empty);
        return guard.IsGuarded ? Of(guard, depth + 1) : null;
    }

    private static string NameOf(IInvocationOperation execute) =>
        GuardHolder.Of(execute.Instance) is { } holder ? $"{holder.Name}.{execute.TargetMethod.Name}" : execute.TargetMethod.Name;
}
