using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Values;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>Summaries of methods that take a delegate: does the method run it, and inside a guard? Memoised; recursion is cut.</summary>
internal sealed class DelegateEffects(BodySource bodies, Implementations implementations, ValueOrigins origins, NullGuards nullGuards, DeclaredPaths declared, Func<Send, ImmutableHashSet<ISymbol>, GuardState> guardWithin)
{
    private const int MaxDepth = 16;

    private readonly ConcurrentDictionary<IParameterSymbol, DelegateEffect> _summaries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(IParameterSymbol Parameter, KnownNumbers Numbers), DelegateEffect> _summariesForNumbers = [];

    /// <summary>What the called method does with the delegate it is given for the parameter.</summary>
    /// <param name="call">The call.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="visited">Cuts recursion.</param>
    /// <param name="isThrown">Whether the delegate throws at once, even where it would return a task.</param>
    public DelegateEffect Of(IInvocationOperation call, IParameterSymbol parameter, ImmutableHashSet<ISymbol> visited, bool isThrown = false) => Of(call, parameter, KnownNumbers.None, visited, isThrown);

    private DelegateEffect Of(IInvocationOperation call, IParameterSymbol parameter, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited, bool isThrown = false)
    {
        var method = call.TargetMethod;
        var isPending = !isThrown && PendingTasks.Escape(call, parameter);
        if (PollyGuards.Is(method)) return isPending || nullGuards.GuardsNothing(call) ? DelegateEffect.Runs : DelegateEffect.Guards;
        if (IsOurs(method)) return DelegateEffect.Guards;
        if (method.MethodKind == MethodKind.DelegateInvoke) return OfDelegate(call.Instance, parameter.Ordinal, visited);
        if (bodies.SourceOf(method) is var source && bodies.IsInSource(source))
        {
            var effect = OfSource(source.Parameters[parameter.Ordinal], numbers.Given(call).For(source), visited);
            return effect is DelegateEffect.Guards or DelegateEffect.Repeats && isPending ? PendingTasks.In(bodies.Of(source)) : effect;
        }

        return IsFramework(method) ? DelegateEffect.Runs : DelegateEffect.Foreign;
    }

    /// <summary>What a call that does not bind does with the delegate, by the methods it may mean, and which of those decides.</summary>
    public (DelegateEffect Effect, IMethodSymbol? Method) OfUnbound(IOperation value, IOperation call, ImmutableHashSet<ISymbol> visited)
    {
        var meant = UnboundCalls.ParametersFor(value, call)
            .Where(parameter => parameter is { Type.TypeKind: TypeKind.Delegate, ContainingSymbol: IMethodSymbol })
            .Select(parameter => (Effect: OfMeant(parameter, (IMethodSymbol)parameter.ContainingSymbol, visited), Method: (IMethodSymbol?)parameter.ContainingSymbol))
            .Where(candidate => candidate.Effect is DelegateEffect.Guards or DelegateEffect.Repeats)
            .ToList();
        return meant.Count == 0 ? (DelegateEffect.Foreign, null) : meant.OrderByDescending(candidate => candidate.Effect).First();
    }

    private DelegateEffect OfMeant(IParameterSymbol parameter, IMethodSymbol method, ImmutableHashSet<ISymbol> visited) =>
        PollyGuards.Is(method) || IsOurs(method) ? DelegateEffect.Guards
        : bodies.IsInSource(method) ? OfSource(parameter, visited)
        : DelegateEffect.Foreign;

    public DelegateEffect OfSource(IParameterSymbol parameter, ImmutableHashSet<ISymbol> visited)
    {
        if (_summaries.TryGetValue(parameter, out var known)) return known;
        if (visited.Contains(parameter)) return DelegateEffect.Runs;
        var effect = Summarize(parameter, KnownNumbers.None, visited.Add(parameter));
        // A summary made while another one is open may rest on the cut above: only whole ones are kept.
        if (visited.IsEmpty) _summaries.TryAdd(parameter, effect);
        return effect;
    }

    /// <summary>The same where the call leaves out all that it may.</summary>
    public DelegateEffect ByDefault(IParameterSymbol parameter) => OfSource(parameter, KnownNumbers.DefaultsOf((IMethodSymbol)parameter.ContainingSymbol), []);

    // What guards as a rule may be switched off by the numbers of one call.
    private DelegateEffect OfSource(IParameterSymbol parameter, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited)
    {
        var effect = OfSource(parameter, visited);
        if (numbers.IsEmpty || effect is not (DelegateEffect.Guards or DelegateEffect.Repeats)) return effect;
        if (_summariesForNumbers.TryGetValue((parameter, numbers), out var known)) return known;
        if (visited.Contains(parameter)) return DelegateEffect.Runs;
        effect = Summarize(parameter, numbers, visited.Add(parameter));
        if (visited.IsEmpty) _summariesForNumbers.TryAdd((parameter, numbers), effect);
        return effect;
    }

    // A wrapper kept in a field or local is followed to the code that it holds.
    private DelegateEffect OfDelegate(IOperation? value, int ordinal, ImmutableHashSet<ISymbol> visited)
    {
        if (value is null || visited.Count > MaxDepth) return DelegateEffect.Foreign;
        var effects = origins.OfVisible(value).Select(origin => origin.Operation.AsCode() switch
        {
            IAnonymousFunctionOperation lambda when ordinal < lambda.Symbol.Parameters.Length => InBody(lambda.Body, lambda.Symbol.Parameters[ordinal], KnownNumbers.None, visited.Add(lambda.Symbol)),
            IMethodReferenceOperation { Method: var method } when bodies.IsInSource(method) && ordinal < method.Parameters.Length => OfSource(method.OriginalDefinition.Parameters[ordinal], visited),
            _ => DelegateEffect.Foreign,
        }).ToList();
        return effects.Count == 0 ? DelegateEffect.Foreign : effects.Contains(DelegateEffect.Guards) ? DelegateEffect.Guards : effects.Max();
    }

    private DelegateEffect Summarize(IParameterSymbol parameter, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited)
    {
        bodies.Counters.HelperRead();
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        if (declared.Contains(method)) return DelegateEffect.Guards;
        var effects = implementations.Of(method)
            .SelectMany(target => bodies.Of(target).Select(body => InBody(body, target.Parameters[parameter.Ordinal], numbers.For(target), visited)))
            .ToList();
        return effects.Count == 0 ? DelegateEffect.Foreign
            : effects.Contains(DelegateEffect.Guards) ? DelegateEffect.Guards
            : effects.Max();
    }

    // One guarded use is enough: a helper that has a switch to turn its guard off is still the guard.
    private DelegateEffect InBody(IOperation body, IParameterSymbol parameter, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited)
    {
        var effect = DelegateEffect.Runs;
        var first = new FirstRound(loop: null, new Send(body, RequestDependencies.Of([]), new WalkBudget()) { Numbers = numbers });
        foreach (var use in body.Descendants<IParameterReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Parameter.OriginalDefinition, parameter)) continue;
            if (!numbers.IsEmpty && !first.MayReach(use)) continue;
            var found = OfUse(use, numbers, visited);
            if (found == DelegateEffect.Guards) return found;
            if (found > effect) effect = found;
        }

        return effect;
    }

    private DelegateEffect OfUse(IParameterReferenceOperation use, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited)
    {
        var place = DelegatePlace.Of(use);
        switch (place.Kind)
        {
            case DelegatePlaceKind.Invoked:
                return Within(place.Operation, numbers, visited);
            case DelegatePlaceKind.Argument when place.Operation is IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } target }:
                var effect = Of(call, target, numbers, visited);
                return effect == DelegateEffect.Runs ? Within(call, numbers, visited) : effect;
            case DelegatePlaceKind.Stored:
                return DelegateEffect.Keeps;
            case DelegatePlaceKind.Unbound:
                return OfUnbound(use, place.Operation, visited).Effect;
            default:
                return DelegateEffect.Runs;
        }
    }

    private DelegateEffect Within(IOperation call, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited) =>
        guardWithin(new Send(call, RequestDependencies.Of(call.ChildOperations), new WalkBudget()) { Numbers = numbers }, visited).Protection switch
        {
            Protection.Guarded => DelegateEffect.Guards,
            Protection.Unknown => DelegateEffect.Foreign,
            _ => RepeatsUntilDone(call, numbers, visited) ? DelegateEffect.Repeats : DelegateEffect.Runs,
        };

    // The number of the attempt is no part of the request.
    private bool RepeatsUntilDone(IOperation call, KnownNumbers numbers, ImmutableHashSet<ISymbol> visited)
    {
        var handed = call.ChildOperations.Where(part => part is not IArgumentOperation { Value.Type.SpecialType: SpecialType.System_Int32 });
        return guardWithin(new Send(call, RequestDependencies.Of(handed), new WalkBudget(), FailureAbsorbed: true) { Numbers = numbers }, visited).IsGuarded;
    }

    private bool IsOurs(IMethodSymbol method) =>
        declared.Contains(method)
        || (method.ContainingType.Is(KnownTypes.ResilientOperation) && method.Name.StartsWith("Execute", StringComparison.Ordinal));

    // The framework has no guard that takes a delegate: it runs what it is given.
    private static bool IsFramework(IMethodSymbol method) =>
        method.IsBelow("System") || method.IsBelow("Microsoft.Extensions") || method.IsBelow("Microsoft.AspNetCore");
}
