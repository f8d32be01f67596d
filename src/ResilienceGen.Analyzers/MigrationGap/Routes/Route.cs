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

    /// <summary>The route as diagnostic properties.</summary>
    public ImmutableDictionary<string, string?> ToProperties() =>
        ImmutableDictionary.CreateRange<string, string?>(
        [
            new(TargetKey, Target),
            new(ParametersKey, string.Join(";", Parameters.Select(parameter => parameter.ToString()))),
            new(DelegateKey, DelegateReturnsValueTask.ToString()),
            new(ReturnKey, ReturnsValueTask.ToString()),
        ]);

    /// <summary>The route that <see cref="ToProperties"/> wrote; null when the properties hold none.</summary>
    public static Route? FromProperties(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(TargetKey, out var target) && properties.TryGetValue(ParametersKey, out var parameters)
            ? new Route(
                target!,
                new(parameters!.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(RouteParameter.Parse)),
                Flag(properties, DelegateKey),
                Flag(properties, ReturnKey))
            : null;

    private static bool Flag(ImmutableDictionary<string, string?> properties, string key) =>
        properties.TryGetValue(key, out var value) && value == bool.TrueString;
}
