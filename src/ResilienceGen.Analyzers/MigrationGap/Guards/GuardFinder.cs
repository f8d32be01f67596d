using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Values;

namespace ResilienceGen.Analyzers.MigrationGap.Guards;

/// <summary>
/// Walks from a call outwards along the control path, through lambdas, local functions and, where all callers can be seen,
/// through the callers of the member, until something sends the request again or the walk reaches an entry point.
/// </summary>
internal sealed class GuardFinder
{
    private readonly BodySource _bodies;
    private readonly ResendFinder _resends;
    private readonly SecondAttempts _seconds;
    private readonly CallerClosure _callers;

    public GuardFinder(BodySource bodies, Implementations implementations, References references, ValueOrigins origins, DeclaredPaths declared, Func<IMethodSymbol, bool> isSink)
    {
        _bodies = bodies;
        _resends = new ResendFinder(isSink);
        _seconds = new SecondAttempts(_resends.IsAlternative);
        _callers = new CallerClosure(bodies, references, At, (send, visited) => AtDelegate(send.Operation, send, visited, intoCallers: true));
        Effects = new DelegateEffects(bodies, implementations, origins, new NullGuards(origins), declared, Within);
    }

    public DelegateEffects Effects { get; }

    /// <summary>Whether the request is sent again, taking the callers of the member into account.</summary>
    public GuardState Of(Send send) => At(send, []);

    /// <summary>Whether a caller of the member guards what it sends, though not all of them do.</summary>
    public bool IsGuardedForSome(Send send) =>
        _bodies.OwnerOf(send.Operation.Root()) is IMethodSymbol member && _callers.AnyGuards(member, send);

    /// <summary>Whether the delegate value is run inside a guard.</summary>
    public GuardState OfDelegate(IOperation value, Send send) => AtDelegate(value, send, [], intoCallers: true);

    /// <summary>Whether the request is sent again inside the member itself.</summary>
    public GuardState Within(Send send, ImmutableHashSet<ISymbol> visited) => Walk(send, visited, intoCallers: false);

    private GuardState At(Send send, ImmutableHashSet<ISymbol> visited) => Walk(send, visited, intoCallers: true);

    private GuardState Walk(Send send, ImmutableHashSet<ISymbol> visited, bool intoCallers)
    {
        _bodies.CancellationToken.ThrowIfCancellationRequested();
        if (!send.Budget.TryStep()) return GuardState.Unknown("tooComplex", "Too many ways lead here to follow them all.", send.Operation);
        var use = send.IsThrown ? TaskUse.Observed : TaskUses.Of(send.Operation, _bodies);
        if (use == TaskUse.Dropped) return GuardState.None;
        var fails = use == TaskUse.Observed;
        for (var current = send.Operation; current.Parent is { } parent; current = parent)
        {
            // The kind first: most of what stands around a call is none of these.
            if (parent.Kind is not (OperationKind.Loop or OperationKind.Try or OperationKind.AnonymousFunction or OperationKind.LocalFunction)) continue;
            switch (parent)
            {
                case ILoopOperation loop when fails && new RetryLoop(loop, send, _bodies).Covers():
                    return GuardState.By("loop", "The loop around it sends the request again after a failure and ends after a success.", loop, send.Operation);
                case ITryOperation attempt when fails && _resends.Resends(attempt, current, send) is { } resent:
                    return resent;
                case IAnonymousFunctionOperation or ILocalFunctionOperation when fails && _seconds.In(parent, send) is { } second:
                    return second;
                case IAnonymousFunctionOperation function:
                    return TaskUses.HidesFailure(function.Symbol) ? GuardState.None : AtDelegate(function, Absorbed.By(function, send.Leaving(function.Symbol, fails)).From(function), visited, intoCallers);
                case ILocalFunctionOperation function:
                    return TaskUses.HidesFailure(function.Symbol) ? GuardState.None : AtLocalFunction(function, Absorbed.By(function, send.Leaving(function.Symbol, fails)), visited, intoCallers);
            }
        }

        return AtMember(send, fails, visited, intoCallers);
    }

    private GuardState AtMember(Send send, bool fails, ImmutableHashSet<ISymbol> visited, bool intoCallers)
    {
        var root = send.Operation.Root();
        if (_bodies.OwnerOf(root) is not IMethodSymbol member) return GuardState.None;
        if (fails && _resends.ByRecursion(member, root, send) is { } recursion) return recursion;
        if (fails && _seconds.In(root, send) is { } second) return second;
        if (!intoCallers || TaskUses.HidesFailure(member)) return GuardState.None;
        return WrappedMembers.GuardOf(member) ?? _callers.Of(member, send.Leaving(member, fails), visited);
    }

    private GuardState AtDelegate(IOperation value, Send send, ImmutableHashSet<ISymbol> visited, bool intoCallers)
    {
        var place = DelegatePlace.Of(value);
        return place.Kind switch
        {
            DelegatePlaceKind.Invoked => Walk(send.From(place.Operation), visited, intoCallers),
            DelegatePlaceKind.Argument => AtArgument((IArgumentOperation)place.Operation, send, visited, intoCallers),
            DelegatePlaceKind.Local when place.Local is { } local => AtLocal(local, place.Operation, send, visited, intoCallers),
            DelegatePlaceKind.Event => GuardState.None,
            DelegatePlaceKind.ExpressionTree => GuardState.Unknown("expressionTree", "It stands in an expression tree, which somebody else runs.", place.Operation),
            DelegatePlaceKind.Unbound => Guards(Effects.OfUnbound(value, place.Operation, visited).Effect, send)
                ? GuardState.By("lambda", "It runs in a delegate; the call that takes it does not bind, but the method that is meant sends again.", place.Operation, value)
                : UnlessGuarded(send, place, visited, intoCallers, "unbound", "The delegate is handed to code that does not bind."),
            _ => UnlessGuarded(send, place, visited, intoCallers, "delegateEscapes", "The delegate is kept and run elsewhere."),
        };
    }

    private GuardState AtArgument(IArgumentOperation argument, Send send, ImmutableHashSet<ISymbol> visited, bool intoCallers)
    {
        if (argument is not { Parent: IInvocationOperation call, Parameter: { } parameter })
            return AtConstructor(argument, send, visited, intoCallers);
        var effect = Effects.Of(call, parameter, visited, send.IsThrown);
        if (Guards(effect, send)) return GuardState.By("lambda", $"It runs in the delegate given to {call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}, which sends again.", call, argument.Value);
        switch (effect)
        {
            case DelegateEffect.Runs or DelegateEffect.Repeats when send.IsThrown && _bodies.IsInSource(_bodies.SourceOf(call.TargetMethod)):
                // The summary of the helper is about tasks that fail later.
                return PendingTasks.Are(parameter)
                    ? UnlessGuarded(send.From(call), new(DelegatePlaceKind.Argument, call), visited, intoCallers, "foreignDelegate", $"What is thrown before there is a task {call.TargetMethod.Name} may catch.")
                    : Walk(send.Leaving(call.TargetMethod, fails: true).From(call), visited, intoCallers);
            case DelegateEffect.Runs or DelegateEffect.Repeats:
                // Task.Run makes a task of whatever it runs.
                return Walk(send.From(call) with { IsThrown = false }, visited, intoCallers);
            case DelegateEffect.Foreign:
                return UnlessGuarded(send.From(call), new(DelegatePlaceKind.Argument, call), visited, intoCallers, "foreignDelegate", $"{call.TargetMethod.Name} is code of another library, which may send again.");
            default:
                return UnlessGuarded(send.From(call), new(DelegatePlaceKind.Stored, call), visited, intoCallers, "delegateEscapes", $"{call.TargetMethod.Name} keeps the delegate and runs it later.");
        }
    }

    private static bool Guards(DelegateEffect effect, Send send) =>
        effect == DelegateEffect.Guards || (effect == DelegateEffect.Repeats && send.FailureAbsorbed);

    // new Lazy<T>(...), new Timer(...), new Thread(...) run what they are given; a type of our own keeps it.
    private GuardState AtConstructor(IArgumentOperation argument, Send send, ImmutableHashSet<ISymbol> visited, bool intoCallers) =>
        argument.Parent is IObjectCreationOperation { Constructor: { } constructor } creation && !_bodies.IsInSource(constructor)
            ? Walk(send.From(creation), visited, intoCallers)
            : UnlessGuarded(send, new(DelegatePlaceKind.Stored, argument), visited, intoCallers, "delegateEscapes", "The delegate is kept and run elsewhere.");

    private GuardState AtLocal(ILocalSymbol local, IOperation declaration, Send send, ImmutableHashSet<ISymbol> visited, bool intoCallers)
    {
        if (visited.Contains(local)) return GuardState.Assumed;
        var inner = visited.Add(local);
        return GuardState.All(LocalValues.ReferencesTo(local, declaration.Root())
            .Where(use => use.Parent is not ISimpleAssignmentOperation assignment || !ReferenceEquals(assignment.Target, use))
            .Select(use => AtDelegate(use, send.From(use), inner, intoCallers)));
    }

    private GuardState AtLocalFunction(ILocalFunctionOperation function, Send send, ImmutableHashSet<ISymbol> visited, bool intoCallers)
    {
        if (_resends.ByRecursion(function.Symbol, function, send) is { } recursion) return recursion;
        if (visited.Contains(function.Symbol)) return GuardState.Assumed;
        var inner = visited.Add(function.Symbol);
        var uses = function.Root().Descendants<IOperation>().Where(use => use switch
        {
            IInvocationOperation call => Same(call.TargetMethod, function.Symbol),
            IMethodReferenceOperation reference => Same(reference.Method, function.Symbol),
            _ => false,
        });
        var state = GuardState.Any(uses.Select(use => use is IInvocationOperation call
            ? Walk(Through(send, call), inner, intoCallers)
            : AtDelegate(use, send.From(use), inner, intoCallers)));
        return state.IsGuarded && state.Reason != "loop" ? state with { Reason = "local" } : state;
    }

    private GuardState UnlessGuarded(Send send, DelegatePlace place, ImmutableHashSet<ISymbol> visited, bool intoCallers, string reason, string text)
    {
        var outside = Walk(send.From(place.Operation), visited, intoCallers);
        return outside.IsGuarded ? outside : GuardState.Unknown(reason, text, place.Operation);
    }

    /// <summary>The request seen from a call of the function that sends it.</summary>
    public static Send Through(Send send, IInvocationOperation call) =>
        send with { Operation = call, Dependencies = send.Dependencies.Through(call) };

    private static bool Same(IMethodSymbol left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);
}
