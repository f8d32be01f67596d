using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>The paths of a type: whatever its methods, or those of its base types, are guarded by. Found by structure, never by name.</summary>
internal sealed class PathFinder(BodySource bodies, SinkCatalog sinks, GuardFinder guards, Transparency transparency, Carriers carriers, DeclaredPaths declared)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<ResiliencePath>> _paths = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _senders = new(SymbolEqualityComparer.Default);

    public ImmutableArray<ResiliencePath> Of(INamedTypeSymbol type) => _paths.GetOrAdd(type.OriginalDefinition, Find);

    /// <summary>Whether the method itself guards what it is handed: a delegate it runs, or a request it sends.</summary>
    public bool IsPathMethod(IMethodSymbol method) => _senders.GetOrAdd(method.OriginalDefinition, GuardsWhatItIsHanded);

    /// <summary>Whether the method guards nothing as long as its call does not hand it another number of attempts than the one it has by default.</summary>
    public bool IsOffByDefault(IMethodSymbol method) =>
        bodies.IsInSource(method)
        && Guarded(method).ToList() is { Count: > 0 } guarded
        && guarded.All(parameter => guards.Effects.ByDefault(parameter) != DelegateEffect.Guards);

    /// <summary>Whether a method sends again what it is handed for the parameter, if its call leaves it more than one attempt.</summary>
    public bool Guards(IParameterSymbol? parameter) =>
        parameter?.Type.TypeKind == TypeKind.Delegate && guards.Effects.OfSource(parameter.OriginalDefinition, []) == DelegateEffect.Guards;

    /// <summary>Whether the called method runs the delegate of this very call inside a guard.</summary>
    public bool Guards(IInvocationOperation call, IParameterSymbol parameter) => guards.Effects.Of(call, parameter, []) == DelegateEffect.Guards;

    private IEnumerable<IParameterSymbol> Guarded(IMethodSymbol method) => method.OriginalDefinition.Parameters.Where(Guards);

    private ImmutableArray<ResiliencePath> Find(INamedTypeSymbol type)
    {
        bodies.Counters.PathSought();
        var scope = Scope(type).ToList();
        var users = new PathUsers();
        foreach (var part in scope)
        {
            foreach (var method in part.GetMembers().OfType<IMethodSymbol>().Where(method => IsPathMethod(method) && MayCarry(method))) users.Declare(method);
            foreach (var body in bodies.Of(part)) CollectUses(body, scope, users);
        }

        return [.. users.ToPaths(method => IsPathMethod(method) && !IsEntryPoint(method, type, users)).Where(path => IsInReach(path, type))];
    }

    // Get(url) => Retry.Run(() => http.GetAsync(url)), which nobody here calls, is a guarded call of the type like any other, not what its paths are made of.
    private bool IsEntryPoint(IMethodSymbol method, INamedTypeSymbol type, PathUsers users) =>
        method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
        && !users.HasAny(method)
        && !method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate)
        && !declared.Contains(method);

    // There is no instance of the type around a nested one, unless that is also its base type.
    private static bool IsInReach(ResiliencePath path, INamedTypeSymbol type)
    {
        var start = path.Holder ?? path.Method;
        return start.IsStatic || !TypeScope.Outer(type).Contains(start.ContainingType, SymbolEqualityComparer.Default) || TypeScope.Bases(type).Contains(start.ContainingType, SymbolEqualityComparer.Default);
    }

    // Base types hand their paths down; a nested type reaches the static ones of the types around it.
    private IEnumerable<INamedTypeSymbol> Scope(INamedTypeSymbol type) => TypeScope.Bases(type).TakeWhile(bodies.IsInSource).Concat(TypeScope.Outer(type));

    private void CollectUses(IOperation body, List<INamedTypeSymbol> scope, PathUsers users)
    {
        if (bodies.OwnerOf(body) is not { } owner) return;
        foreach (var part in body.Descendants<IOperation>())
        {
            if (part is IInvocationOperation { TargetMethod.MethodKind: not (MethodKind.DelegateInvoke or MethodKind.LocalFunction) } call)
            {
                var method = call.TargetMethod.OriginalDefinition;
                var isOwn = IsIn(scope, method);
                if (isOwn ? IsPathMethod(method) && Carries(call) : GuardsADelegate(call) || (bodies.IsInSource(method) && TakesRequest(method) && IsPathMethod(method)))
                {
                    Use(method, isOwn, call.Instance, owner, users);
                    users.Handed.Add(call, owner);
                }
            }
            else if (part is IInvalidOperation broken && GuardMeantBy(broken) is { } meant)
            {
                Use(meant, IsIn(scope, meant), broken.ChildOperations.FirstOrDefault(), owner, users);
            }
        }
    }

    private static void Use(IMethodSymbol method, bool isOwn, IOperation? instance, ISymbol owner, PathUsers users)
    {
        if (isOwn) users.Use(method, holder: null, isHelper: false, owner);
        else if (method.IsStatic) users.Use(method, holder: null, isHelper: true, owner);
        else if (GuardHolder.Of(instance) is { } holder) users.Use(method, holder, isHelper: false, owner);
    }

    private static bool IsIn(List<INamedTypeSymbol> scope, IMethodSymbol method) => scope.Contains(method.ContainingType, SymbolEqualityComparer.Default);

    private bool GuardsADelegate(IInvocationOperation call) => call.Arguments.Any(argument => IsGuarded(argument, call) && IsCarried(argument));

    // An own path that is handed a request, or what makes one, needs no delegate that sends; one that this call switches off is not used by it.
    private bool Carries(IInvocationOperation call)
    {
        var guarded = call.Arguments.Where(argument => IsGuarded(argument, call)).ToList();
        return (guarded.Count == 0 && !Guarded(call.TargetMethod).Any()) || guarded.Exists(IsCarried) || SendsWhatItIsHanded(call.TargetMethod.OriginalDefinition);
    }

    private bool IsGuarded(IArgumentOperation argument, IInvocationOperation call) =>
        argument.Parameter is { Type.TypeKind: TypeKind.Delegate } parameter && Guards(guards.Effects.Of(call, parameter, []), argument.Value);

    private bool Guards(DelegateEffect effect, IOperation handed) => effect switch
    {
        DelegateEffect.Guards => true,
        // Waiting for something to happen looks the same.
        DelegateEffect.Repeats => carriers.Sends(handed),
        _ => false,
    };

    private bool IsCarried(IArgumentOperation argument) => Carriers.Awaits(argument.Parameter!.Type) || carriers.Sends(argument.Value);

    private IMethodSymbol? GuardMeantBy(IInvalidOperation broken) => broken.ChildOperations
        .Where(child => child.Unwrap() is IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation)
        .Select(child => guards.Effects.OfUnbound(child, broken, []) is ({ } effect, { } method) && Guards(effect, child) && (method.Parameters.Any(parameter => Carriers.Awaits(parameter.Type)) || carriers.Sends(child)) ? method : null)
        .FirstOrDefault(method => method is not null);

    private static bool TakesRequest(IMethodSymbol method) =>
        method.Parameters.Any(parameter => HttpTypes.IsClient(parameter.Type) || HttpTypes.IsRequest(parameter.Type));

    private bool GuardsWhatItIsHanded(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.Parameters.IsEmpty) return false;
        if (declared.Contains(method)) return true;
        if (!bodies.IsInSource(method)) return false;
        return Guarded(method).Any() || SendsWhatItIsHanded(method);
    }

    // Its guard awaits, or it takes no delegate: what uses it shows for the others.
    private bool MayCarry(IMethodSymbol method) =>
        declared.Contains(method)
        || method.Parameters.Any(parameter => Carriers.Awaits(parameter.Type))
        || SendsWhatItIsHanded(method);

    private bool SendsWhatItIsHanded(IMethodSymbol method) => RequestRoles.MayTakeRequest(method)
        && bodies.Of(method).Any(body => GuardedRequests.In(body, sinks, guards, bodies).Any(arguments => RequestRoles.HandsOn(method, arguments)))
        && (method.DeclaredAccessibility != Accessibility.Public || transparency.ReturnsResult(method));
}
