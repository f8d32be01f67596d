using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Withhold;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>Fits a call to a path: picks the overload and says what each parameter is to be given.</summary>
internal sealed class RouteBuilder(Compilation compilation, PathFinder paths, PathTraits traits)
{
    private readonly ConditionalWeakTable<ResiliencePath, Offer> _offers = new();

    public RouteAttempt Build(ResiliencePath path, CallDescription call, INamedTypeSymbol type, ISymbol member)
    {
        if (!IsAccessible(path.Holder ?? path.Method, type)) return RouteAttempt.Withheld("pathNotAccessible");
        if (!(path.Holder ?? path.Method).IsStatic && IsStaticPlace(call, member)) return RouteAttempt.Withheld("staticContext");
        if (PathExpression.IsHidden(path, path.Method, call.Sink.Operation, type)) return RouteAttempt.Withheld("pathHidden");
        if (call.IsSynchronous) return RouteAttempt.Withheld("synchronousCall");
        if (WhyInVain(path, call.Sink.Operation) is { } reason) return RouteAttempt.Withheld(reason);
        if (OfferOf(path).Overloads is [var only]) return Fit(path, only, call, type, member).ToAttempt();
        var fits = OfferOf(path).Overloads.Select(overload => Fit(path, overload, call, type, member)).ToList();
        return fits.Where(fit => fit.Route is not null).OrderBy(fit => fit.Shape).ThenByDescending(fit => fit.Cancellable).FirstOrDefault()?.ToAttempt()
            ?? fits.OrderBy(fit => fit.Shape).FirstOrDefault()?.ToAttempt()
            ?? RouteAttempt.Withheld("pathShape");
    }

    /// <summary>How the path is handed the call, for ranking.</summary>
    public PathShape ShapeOf(ResiliencePath path) => OfferOf(path).Shape;

    // What a path offers is the same for every call that may take it.
    private Offer OfferOf(ResiliencePath path) => _offers.GetValue(path, key =>
    {
        var overloads = Overloads(key);
        return new Offer(overloads, overloads.Select(ParameterFit.ShapeOf).DefaultIfEmpty(PathShape.Other).Min());
    });

    // The parameters of a primary constructor are in scope in their own type and nowhere else; what another object holds has no name here.
    private bool IsAccessible(ISymbol target, INamedTypeSymbol type) => target switch
    {
        IParameterSymbol => SymbolEqualityComparer.Default.Equals(target.ContainingType, type),
        IFieldSymbol or IPropertySymbol when !target.IsStatic && !TypeScope.Names(type, target) => false,
        _ => compilation.IsSymbolAccessibleWithin(target, type),
    };

    private Fitted Fit(ResiliencePath path, IMethodSymbol overload, CallDescription call, INamedTypeSymbol type, ISymbol member)
    {
        var shape = ParameterFit.ShapeOf(overload);
        var fit = new ParameterFit(overload, call, traits, parameter => Handed(path, parameter, call, type, member));
        if (fit.Reason is { } reason) return new Fitted(shape, null, reason, false);
        if (path.Holder is null && paths.IsOffByDefault(overload)) return new Fitted(shape, null, "pathRunsOnce", false);
        if (traits.Refusal(overload, shape, call) is { } refusal) return new Fitted(shape, null, refusal, false);
        var route = new Route(PathExpression.Of(path, overload, call.Sink.Operation, type), new(fit.Parameters), fit.DelegateReturnsValueTask, overload.ReturnType.Is(KnownTypes.ValueTask));
        return new Fitted(shape, route, "", fit.Parameters.Any(parameter => parameter.Role == RouteRole.CancellableCall));
    }

    private string? Handed(ResiliencePath path, IParameterSymbol parameter, CallDescription call, INamedTypeSymbol type, ISymbol member) =>
        path.Handed.For(parameter) is { } handed
        && IsAccessible(handed, type)
        && (handed.IsStatic || !IsStaticPlace(call, member))
            ? PathExpression.OfMember(handed, call.Sink.Operation, type)
            : path.Handed.NameFor(parameter, member);

    // A call that the path runs already: its guard would have been found, if the number of attempts left one and the failure reached it.
    private string? WhyInVain(ResiliencePath path, IOperation call) => (
        from outer in call.Ancestors().OfType<IInvocationOperation>()
        where path.Holder is null ? Same(outer.TargetMethod.OriginalDefinition, path.Method.OriginalDefinition) : PollyGuards.Is(outer.TargetMethod) && Same(outer.Instance.AsVariable(), path.Holder)
        let parameter = outer.Arguments.FirstOrDefault(argument => call.IsWithin(argument))?.Parameter
        where path.Holder is null ? paths.Guards(parameter) : parameter?.Type.TypeKind == TypeKind.Delegate
        select PendingTasks.Escape(outer, parameter) || paths.Guards(outer, parameter) ? "failureNotAwaited" : "pathRunsOnce").FirstOrDefault();

    private static bool IsStaticPlace(CallDescription call, ISymbol member) => member.IsStatic || Surroundings.InStaticFunction(call.Sink.Operation);

    private ImmutableArray<IMethodSymbol> Overloads(ResiliencePath path)
    {
        if (path.Holder is null) return [.. path.Method.ContainingType.GetMembers(path.Method.Name).OfType<IMethodSymbol>().Where(paths.IsPathMethod)];
        // ExecuteAndCapture and ExecuteOutcome wrap the result; the plain form is the path.
        var name = path.Method.IsBelow(KnownTypes.PollyNamespace) ? "ExecuteAsync" : path.Method.Name;
        return [.. AllMembers(TypeOf(path.Holder)).Where(method => method.Name == name && !method.IsStatic && method.DeclaredAccessibility != Accessibility.Private)];
    }

    private static IEnumerable<IMethodSymbol> AllMembers(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>()) yield return method;
        }

        if (type is not { TypeKind: TypeKind.Interface }) yield break;
        foreach (var method in type.AllInterfaces.SelectMany(inherited => inherited.GetMembers().OfType<IMethodSymbol>())) yield return method;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static ITypeSymbol? TypeOf(ISymbol holder) => holder switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private sealed record Offer(ImmutableArray<IMethodSymbol> Overloads, PathShape Shape);

    private sealed record Fitted(PathShape Shape, Route? Route, string Reason, bool Cancellable)
    {
        public RouteAttempt ToAttempt() => new(Route, Reason);
    }
}
