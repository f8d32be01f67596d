using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>Tries to serve every parameter of a path method from one call.</summary>
internal sealed class ParameterFit
{
    private readonly CallDescription _call;
    private readonly PathTraits _traits;
    private readonly ImmutableArray<RouteParameter>.Builder _parameters = ImmutableArray.CreateBuilder<RouteParameter>();

    public ParameterFit(IMethodSymbol method, CallDescription call, PathTraits traits, Func<IParameterSymbol, string?> handed)
    {
        _call = call;
        _traits = traits;
        var skipped = false;
        foreach (var parameter in method.Parameters)
        {
            var role = RoleOf(method, parameter);
            if (role is { } wanted && Serves(wanted, parameter))
            {
                _parameters.Add(new RouteParameter(parameter.Name, wanted, Named: skipped));
            }
            else if (parameter.IsOptional)
            {
                skipped = true;
            }
            else if (role is null && parameter.RefKind == RefKind.None && handed(parameter) is { } value)
            {
                _parameters.Add(new RouteParameter(parameter.Name, RouteRole.Member, Named: skipped, value));
            }
            else
            {
                Reason ??= role is null ? "pathShape" : "callNotExpressible";
                return;
            }
        }

        Check(method);
    }

    /// <summary>Why the call does not fit; null when it does.</summary>
    public string? Reason { get; private set; }

    public ImmutableArray<RouteParameter> Parameters => _parameters.ToImmutable();

    public bool DelegateReturnsValueTask { get; private set; }

    public static PathShape ShapeOf(IMethodSymbol method)
    {
        if (method.Parameters.Any(parameter => CallRole(parameter.Type) is not null)) return PathShape.Delegate;
        if (method.Parameters.Any(parameter => RequestRoles.IsRequestFactory(parameter.Type))) return PathShape.RequestFactory;
        if (method.Parameters.Any(parameter => HttpTypes.IsRequest(parameter.Type))) return PathShape.Request;
        return method.Parameters.Any(parameter => RequestRoles.IsUrl(parameter.Type)) ? PathShape.Parts : PathShape.Other;
    }

    private RouteRole? RoleOf(IMethodSymbol method, IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (parameter.RefKind != RefKind.None) return null;
        if (CallRole(type) is { } role) return role;
        if (RequestRoles.IsRequestFactory(type)) return RouteRole.RequestFactory;
        if (HttpTypes.IsRequest(type)) return RouteRole.Request;
        if (HttpTypes.IsCancellationToken(type)) return RouteRole.CancellationToken;
        if (HttpTypes.IsClient(type)) return RouteRole.Client;
        if (type.Is(KnownTypes.HttpContent)) return RouteRole.Content;
        if (type.Is(KnownTypes.HttpMethod)) return RouteRole.Method;
        return RequestRoles.IsUrl(type) && ShapeOf(method) is PathShape.Parts ? _traits.IsVerb(parameter) ? RouteRole.Verb : RouteRole.Url : null;
    }

    private bool Serves(RouteRole role, IParameterSymbol parameter) => role switch
    {
        RouteRole.CancellationToken => _call.HasToken || !parameter.IsOptional,
        RouteRole.Content => (_call.HasContent && MayTake(parameter, _call.Content)) || (!parameter.IsOptional && parameter.NullableAnnotation == NullableAnnotation.Annotated),
        RouteRole.Method or RouteRole.Verb => _call.Verb is not null,
        RouteRole.Url => _call.Url?.Type is { } type && SymbolEqualityComparer.Default.Equals(type, parameter.Type) && MayTake(parameter, _call.Url),
        RouteRole.Request => _call.Request is not null || _call.IsPlain,
        RouteRole.RequestFactory => _call.Request is not null || _call.IsPlain,
        RouteRole.Call or RouteRole.CancellableCall => Accepts((INamedTypeSymbol)parameter.Type),
        _ => true,
    };

    // HttpClient takes null where a path may not.
    private static bool MayTake(IParameterSymbol parameter, IOperation? value) =>
        parameter.NullableAnnotation != NullableAnnotation.NotAnnotated
        || value?.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState != NullableFlowState.MaybeNull;

    // The delegate must be able to return what the call returns; one without a result will do where nobody looks at it.
    private bool Accepts(INamedTypeSymbol type)
    {
        var returned = type.DelegateInvokeMethod!.ReturnType;
        DelegateReturnsValueTask = returned.Is(KnownTypes.ValueTask);
        var result = HttpTypes.ResultOf(returned);
        return result is null ? _call.IsDiscarded
            : result is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } inferred
                ? TypeConstraints.Allow(inferred, _call.Result)
                : SymbolEqualityComparer.Default.Equals(result, _call.Result);
    }

    private void Check(IMethodSymbol method)
    {
        var roles = _parameters.Select(parameter => parameter.Role).ToList();
        if (!roles.Any(role => role is RouteRole.Call or RouteRole.CancellableCall or RouteRole.RequestFactory or RouteRole.Request or RouteRole.Url)) Reason ??= "pathShape";
        if (_call.HasToken && !roles.Contains(RouteRole.CancellationToken) && !roles.Contains(RouteRole.Call)) Reason ??= "tokenMismatch";
        if (roles.Any(role => role is RouteRole.Call or RouteRole.CancellableCall)) return;
        if (_call.Request is null && !_call.IsPlain) Reason ??= "callNotExpressible";
        if (_call.HasOption) Reason ??= "responseOption";
        if (_call.HasContent && roles.Contains(RouteRole.Url) && !roles.Contains(RouteRole.Content)) Reason ??= "callNotExpressible";
        if (!HttpTypes.IsResponse(HttpTypes.ResultOf(method.ReturnType))) Reason ??= "pathAltersCall";
        if (!HttpTypes.IsResponse(_call.Result)) Reason ??= "callNotExpressible";
        if (roles.Contains(RouteRole.Url) && !roles.Contains(RouteRole.Method) && !roles.Contains(RouteRole.Verb) && _traits.FixedVerb(method) != _call.Verb) Reason ??= "callNotExpressible";
    }

    private static RouteRole? CallRole(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } || !HttpTypes.IsTaskLike(invoke.ReturnType)) return null;
        if (HttpTypes.IsRequest(HttpTypes.ResultOf(invoke.ReturnType))) return null;
        return invoke.Parameters switch
        {
            [] => RouteRole.Call,
            [{ Type: var token }] when HttpTypes.IsCancellationToken(token) => RouteRole.CancellableCall,
            _ => null,
        };
    }
}
