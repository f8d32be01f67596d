using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>The paths of a type: whatever its methods, or those of its base types, are guarded by. Found by structure, never by name.</summary>
internal sealed class PathFinder(BodySource bodies, SinkCatalog sinks, GuardFinder guards, Transparency transparency)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<ResiliencePath>> _paths = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _senders = new(SymbolEqualityComparer.Default);

    public ImmutableArray<ResiliencePath> Of(INamedTypeSymbol type) => _paths.GetOrAdd(type.OriginalDefinition, Find);

    /// <summary>Whether the method itself guards what it is handed: a delegate it runs, or a request it sends.</summary>
    public bool IsPathMethod(IMethodSymbol method) => _senders.GetOrAdd(method.OriginalDefinition, GuardsWhatItIsHanded);

    private ImmutableArray<ResiliencePath> Find(INamedTypeSymbol type)
    {
        var scope = Scope(type).ToList();
        var users = new PathUsers();
        foreach (var part in scope)
        {
            foreach (var method in part.GetMembers().OfType<IMethodSymbol>().Where(IsPathMethod)) users.Declare(method);
            foreach (var body in bodies.Of(part)) CollectUses(body, scope, users);
        }

        return [.. users.ToPaths(IsPathMethod).Where(path => IsInReach(path, type))];
    }

    // There is no instance of the type around a nested one, unless that is also its base type.
    private static bool IsInReach(ResiliencePath path, INamedTypeSymbol type)
    {
        var start = path.Holder ?? path.Method;
        return start.IsStatic || !Outer(type).Contains(start.ContainingType, SymbolEqualityComparer.Default) || Bases(type).Contains(start.ContainingType, SymbolEqualityComparer.Default);
    }

    private static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType) yield return outer.OriginalDefinition;
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType?.OriginalDefinition) yield return current;
    }

    // Base types hand their paths down; a nested type reaches the static ones of the types around it.
    private IEnumerable<INamedTypeSymbol> Scope(INamedTypeSymbol type) => Bases(type).TakeWhile(bodies.IsInSource).Concat(Outer(type));

    private void CollectUses(IOperation body, List<INamedTypeSymbol> scope, PathUsers users)
    {
        if (bodies.OwnerOf(body) is not { } owner) return;
        foreach (var call in body.Descendants().OfType<IInvocationOperation>())
        {
            var method = call.TargetMethod.OriginalDefinition;
            if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction) continue;
            if (scope.Contains(method.ContainingType, SymbolEqualityComparer.Default))
            {
                if (IsPathMethod(method)) users.Use(method, holder: null, isHelper: false, owner);
            }
            else if (GuardsADelegate(call) || (bodies.IsInSource(method) && TakesRequest(method) && IsPathMethod(method)))
            {
                if (method.IsStatic) users.Use(method, holder: null, isHelper: true, owner);
                else if (GuardHolder.Of(call.Instance) is { } holder) users.Use(method, holder, isHelper: false, owner);
            }
        }
    }

    private bool GuardsADelegate(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.Parameter is { Type.TypeKind: TypeKind.Delegate } parameter
        && guards.Effects.Of(call, parameter, []) == DelegateEffect.Guards);

    private static bool TakesRequest(IMethodSymbol method) =>
        method.Parameters.Any(parameter => HttpTypes.IsClient(parameter.Type) || HttpTypes.IsRequest(parameter.Type));

    private bool GuardsWhatItIsHanded(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.Parameters.IsEmpty) return false;
        if (method.HasAttribute(KnownTypes.ResiliencePathAttribute)) return true;
        if (!bodies.IsInSource(method)) return false;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Delegate && guards.Effects.OfSource(parameter, []) == DelegateEffect.Guards) return true;
        }

        return RequestRoles.MayTakeRequest(method)
            && bodies.Of(method).Any(body => GuardedRequests.In(body, sinks, guards, bodies).Any(arguments => RequestRoles.HandsOn(method, arguments)))
            && (method.DeclaredAccessibility != Accessibility.Public || transparency.ReturnsResult(method));
    }
}
