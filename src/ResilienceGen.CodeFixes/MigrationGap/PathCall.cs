using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Requests;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>Writes the call of the path that takes the place of a direct call.</summary>
internal sealed class PathCall(CallSite site, Route route, RequestConstruction? construction, AttemptToken token)
{
    private readonly PathDelegate _delegate = new(site, route, construction, token);
    private readonly RequestArguments _request = new(site);

    public AttemptToken Token => token;

    /// <summary>The text of the call; null where the route cannot take everything that the call site says.</summary>
    public string? Text(CurrentNodes nodes)
    {
        if (!_delegate.IsWanted && !_request.FitInto(route)) return null;
        if (Conversion() is not { } conversion) return null;

        var arguments = new List<string>();
        foreach (var parameter in route.Parameters)
        {
            if (Argument(parameter, nodes) is not { } argument) return null;
            arguments.Add(parameter.Named ? $"{parameter.Name}: {argument}" : argument);
        }

        var call = $"{route.Target}({string.Join(", ", arguments)})";
        var lost = Comments.Lost(nodes.Of(site.Invocation), call, construction is null ? [] : construction.Statements.Select(nodes.Of));
        return $"{Discard()}{route.Target}({lost}{string.Join(", ", arguments)}){conversion}";
    }

    // A task that nobody looks at becomes one of an async method, about which the compiler warns where a bare client call is silent.
    private string Discard() =>
        site.Operation.Parent is IExpressionStatementOperation && !site.IsInAsyncFunction && site.Model.LookupSymbols(site.Invocation.SpanStart, name: "_").IsEmpty ? "_ = " : "";

    private string? Argument(RouteParameter parameter, CurrentNodes nodes) => parameter.Role switch
    {
        RouteRole.Call or RouteRole.CancellableCall => _delegate.Text(parameter.Role, nodes),
        RouteRole.RequestFactory => _delegate.FactoryText(_request, nodes),
        RouteRole.CancellationToken => site.Token is { } passed ? nodes.Of(site.Invocation).ArgumentList.Arguments[IndexOf(passed)].Expression.ToString() : Shapes.NoToken(site),
        RouteRole.Client => site.Client?.ToString(),
        RouteRole.Request => _request.Message(nodes),
        RouteRole.Method => _request.Method(nodes),
        RouteRole.Verb => _request.Verb(nodes),
        RouteRole.Url => _request.Url(nodes),
        RouteRole.Content => _request.Content(nodes) ?? "null",
        RouteRole.Member => parameter.Value,
        _ => null,
    };

    private int IndexOf(Microsoft.CodeAnalysis.SyntaxNode expression) =>
        site.Invocation.ArgumentList.Arguments.IndexOf(argument => argument.Expression == expression);

    // Awaiting does not care which kind of task it gets; everything else wants the kind that was there.
    private string? Conversion()
    {
        if (Shapes.IsValueTask(site.Type) == route.ReturnsValueTask) return "";
        if (site.Await is not null && site.ConfigureAwaitIsPlain) return "";
        return route.ReturnsValueTask && Shapes.IsTask(site.Type) ? ".AsTask()" : null;
    }
}
