using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>What a direct call sends, in the pieces that a path may ask for: method, address, content or the whole request.</summary>
internal sealed class RequestArguments(CallSite site)
{
    private const string HttpMethodType = "System.Net.Http.HttpMethod";
    private const string RequestType = "System.Net.Http.HttpRequestMessage";
    private const string JsonContentType = "System.Net.Http.Json.JsonContent";

    private readonly SiteArgument? _request = site.Argument(Shapes.IsRequest);
    private readonly SiteArgument? _url = site.Argument(parameter => parameter.Name == "requestUri");
    private readonly SiteArgument? _content = site.Argument(parameter => parameter.Name == "content");
    private readonly SiteArgument? _value = site.Argument(parameter => parameter.Name == "value");
    private readonly SiteArgument? _options = site.Argument(parameter => parameter.Name == "options");

    /// <summary>Whether the path's parameters take all that the call says, and mean the same by it.</summary>
    public bool FitInto(Route route)
    {
        var roles = route.Parameters.Select(parameter => parameter.Role).ToArray();
        var takesRequest = roles.Contains(RouteRole.Request) || roles.Contains(RouteRole.RequestFactory);
        if (_request is null && (_url is null || HttpVerb is null)) return false;
        if (_request is not null && !takesRequest) return false;
        if (!takesRequest && !roles.Contains(RouteRole.Url)) return false;
        if (!takesRequest && (_content ?? _value) is not null && !roles.Contains(RouteRole.Content)) return false;
        if (site.Token is not null && !roles.Contains(RouteRole.CancellationToken)) return false;
        SiteArgument?[] taken = [_request, _url, _content, _value, _options];
        return site.Arguments.All(argument => taken.Contains(argument) || Shapes.IsToken(argument.Parameter) || IsDefaultCompletion(argument));
    }

    public string? Method(CurrentNodes nodes) =>
        HttpVerb is { } verb && Shapes.TypeName(site, HttpMethodType) is { } type ? $"{type}.{verb}" : null;

    public string? Verb(CurrentNodes nodes) => HttpVerb is { } verb ? $"\"{verb.ToUpperInvariant()}\"" : null;

    public string? Url(CurrentNodes nodes) => TextOf(_url, nodes);

    /// <summary>The content; null where the call sends none.</summary>
    public string? Content(CurrentNodes nodes)
    {
        if (_value is null) return TextOf(_content, nodes);
        var options = _options is null ? "" : $", options: {TextOf(_options, nodes)}";
        return $"{Shapes.TypeName(site, JsonContentType)}.Create{TypeArguments}({TextOf(_value, nodes)}{options})";
    }

    /// <summary>The whole request: the one that is passed, or one that says the same as the call.</summary>
    public string? Message(CurrentNodes nodes)
    {
        if (_request is not null) return TextOf(_request, nodes);
        if (Method(nodes) is not { } method || Url(nodes) is not { } url) return null;
        var creation = $"new {Shapes.TypeName(site, RequestType)}({method}, {url})";
        return Content(nodes) is { } content ? $"{creation} {{ Content = {content} }}" : creation;
    }

    // Only the calls that return the response as it came; GetStringAsync and its like also check the status.
    private string? HttpVerb => site.Callee.ContainingType.Name is not ("HttpClient" or "HttpClientJsonExtensions") ? null : site.Callee.Name switch
    {
        "GetAsync" => "Get",
        "PostAsync" or "PostAsJsonAsync" => "Post",
        "PutAsync" or "PutAsJsonAsync" => "Put",
        "PatchAsync" or "PatchAsJsonAsync" => "Patch",
        "DeleteAsync" => "Delete",
        _ => null,
    };

    private string TypeArguments =>
        site.Invocation.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } ? generic.TypeArgumentList.ToString() : "";

    private string? TextOf(SiteArgument? argument, CurrentNodes nodes) =>
        argument is null ? null : nodes.Of(site.Invocation).ArgumentList.Arguments[site.Invocation.ArgumentList.Arguments.IndexOf(argument.Syntax)].Expression.ToString();

    private static bool IsDefaultCompletion(SiteArgument argument) =>
        argument.Syntax.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ResponseContentRead" };
}
