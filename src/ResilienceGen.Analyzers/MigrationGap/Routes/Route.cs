using System.Collections.Immutable;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>
/// How a call reaches the resilient path: what to invoke and what each parameter wants.
/// The analyzer decides it, the fix follows it; between them it travels in the properties of the diagnostic.
/// </summary>
/// <param name="Target">The expression to invoke, for instance <c>SendWithRetryAsync</c> or <c>_pipeline.ExecuteAsync</c>.</param>
/// <param name="Parameters">The parameters to pass, in order; optional ones that the call site has nothing for are left out.</param>
/// <param name="DelegateReturnsValueTask">Whether the delegate is a <c>ValueTask</c> one, as in Polly 8.</param>
/// <param name="ReturnsValueTask">Whether the path itself returns a <c>ValueTask</c>.</param>
internal sealed record Route(
    string Target,
    EquatableArray<RouteParameter> Parameters,
    bool DelegateReturnsValueTask,
    bool ReturnsValueTask)
{
    /// <summary>Whether what the call site says moves into a delegate that runs once per attempt.</summary>
    public bool RunsPerAttempt => Takes(RouteRole.Call) || Takes(RouteRole.CancellableCall) || Takes(RouteRole.RequestFactory);

    /// <summary>Whether the path has a parameter of this role.</summary>
    public bool Takes(RouteRole role) => Parameters.Any(parameter => parameter.Role == role);

    private const string TargetKey = "route.target";
    private const string ParametersKey = "route.parameters";
    private const string DelegateKey = "route.delegateReturnsValueTask";
    private const string ReturnKey = "route.returnsValueTask";

    /// <summary>The routes of which one may be taken, as diagnostic properties.</summary>
    public static ImmutableDictionary<string, string?> ToProperties(IReadOnlyList<Route> choices) =>
        ImmutableDictionary.CreateRange(choices.SelectMany((route, number) => new KeyValuePair<string, string?>[]
        {
            new(Key(TargetKey, number), route.Target),
            new(Key(ParametersKey, number), string.Join(";", route.Parameters.Select(parameter => parameter.ToString()))),
            new(Key(DelegateKey, number), route.DelegateReturnsValueTask.ToString()),
            new(Key(ReturnKey, number), route.ReturnsValueTask.ToString()),
        }));

    /// <summary>The routes that <see cref="ToProperties"/> wrote.</summary>
    public static IEnumerable<Route> AllFromProperties(ImmutableDictionary<string, string?> properties)
    {
        for (var number = 0; FromProperties(properties, number) is { } route; number++) yield return route;
    }

    private static Route? FromProperties(ImmutableDictionary<string, string?> properties, int number) =>
        properties.TryGetValue(Key(TargetKey, number), out var target) && properties.TryGetValue(Key(ParametersKey, number), out var parameters)
            ? new Route(
                target!,
                new(parameters!.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(RouteParameter.Parse)),
                Flag(properties, Key(DelegateKey, number)),
                Flag(properties, Key(ReturnKey, number)))
            : null;

    private static string Key(string name, int number) => number == 0 ? name : FormattableString.Invariant($"{name}.{number}");

    private static bool Flag(ImmutableDictionary<string, string?> properties, string key) =>
        properties.TryGetValue(key, out var value) && value == bool.TrueString;
}
