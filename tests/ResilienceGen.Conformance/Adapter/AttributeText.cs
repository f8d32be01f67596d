using System.Globalization;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>Neutral policies as attributes. Everything a scenario mentions is written, so that no default of an attribute can answer for it.</summary>
internal static class AttributeText
{
    private const int Day = 86_400_000;

    /// <summary>What every interface carries: nothing applies that is not declared.</summary>
    public const string Resilient = "[Resilient(Defaults = ResilienceDefaults.None)]";

    /// <summary>What every member carries: sending it again does no harm.</summary>
    public const string Idempotent = "[Idempotent]";

    /// <summary>Switches every policy of a member class off that stands on the interface.</summary>
    public const string NoPolicy = "[Retry(Enabled = false)]";

    public static IEnumerable<string> Of(PolicySet policy)
    {
        foreach (var retry in policy.Retry?.Values ?? []) yield return Of(retry);
        if (policy.CircuitBreaker is { } breaker) yield return Of(breaker);
        if (policy.Timeout is not null || policy.TotalTimeout is not null)
            yield return Write("Timeout", ("AttemptMs", Number(policy.Timeout?.Ms)), ("TotalMs", Number(policy.TotalTimeout?.Ms)));
        if (policy.Fallback is { } fallback) yield return Of(fallback);
    }

    public static IEnumerable<string> Of(EndpointPolicies policies) => Of(new PolicySet(
        policies.Retry is { } retry ? OneOrMany<RetryValues>.Of(retry) : null,
        policies.CircuitBreaker,
        policies.Timeout));

    public static IEnumerable<string> Of(ChainValues chain, Func<string, string> member)
    {
        yield return Write(
            "FallbackChain",
            [.. chain.Endpoints.Select(endpoint => ("", (string?)$"typeof({member(endpoint)})")), ("FallbackOn", Types(chain.FallbackOn)), ("StopOn", Types(chain.StopOn))]);
        foreach (var (error, endpoint) in chain.Routes ?? [])
            yield return Write("FallbackRoute", ("", Type(error)), ("", $"typeof({member(endpoint)})"));
    }

    private static string Of(RetryValues retry) => Write(
        "Retry",
        ("MaxRetryAttempts", Number(retry.MaxRetries)),
        ("DelayMs", Number(retry.DelayMs)),
        ("MaxDelayMs", Number(retry.MaxDelayMs ?? Day)),
        ("Backoff", $"Backoff.{retry.Backoff}"),
        ("UseJitter", retry.Jitter || retry.JitterFactor is not null ? "true" : "false"),
        ("JitterFactor", Number(retry.JitterFactor)),
        ("HonorRetryAfter", retry.HonourRetryAfter ? "true" : "false"),
        ("RetryOn", Types(retry.RetryOn)),
        ("AbortOn", Types(retry.AbortOn)));

    private static string Of(BreakerValues breaker) => Write(
        "CircuitBreaker",
        ("FailureRatio", Number(breaker.FailureRatio)),
        ("MinimumThroughput", Number(breaker.MinimumThroughput)),
        ("BreakDurationMs", Number(breaker.BreakMs)),
        ("SamplingDurationMs", Number(breaker.SamplingMs)),
        ("BreakBackoff", breaker.BreakBackoff is { } growth ? $"Backoff.{growth}" : "Backoff.Constant"),
        ("MaxBreakDurationMs", Number(breaker.MaxBreakMs ?? Day)),
        ("FailOn", Types(breaker.FailOn)),
        ("SkipOn", Types(breaker.SkipOn)));

    private static string Of(FallbackValues fallback) => Write(
        "Fallback",
        ("", fallback.Method is { } method ? $"\"{method}\"" : null),
        ("Handler", fallback.Handler is { } handler ? $"typeof({handler})" : null),
        ("ApplyOn", Types(fallback.ApplyOn)),
        ("SkipOn", Types(fallback.SkipOn)));

    private static string Write(string attribute, params (string Name, string? Value)[] arguments) =>
        $"[{attribute}({string.Join(", ", arguments.Where(static argument => argument.Value is not null).Select(static argument => argument.Name.Length == 0 ? argument.Value : $"{argument.Name} = {argument.Value}"))})]";

    private static string? Number(double? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Types(string[]? names) => names is null ? null : $"new Type[] {{ {string.Join(", ", names.Select(Type))} }}";

    private static string Type(string error) => $"typeof(global::{ErrorNames.TypeOf(error).FullName})";
}
