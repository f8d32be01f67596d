using System.Text.Json;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>Overrides as entries of the configuration section.</summary>
internal static class ConfigurationKeys
{
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["retry"] = "Retry",
        ["circuitBreaker"] = "CircuitBreaker",
        ["fallback"] = "Fallback",
        ["chain"] = "FallbackChain",
    };

    private static readonly Dictionary<string, string> Properties = new()
    {
        ["maxRetries"] = "MaxRetryAttempts",
        ["delayMs"] = "DelayMs",
        ["maxDelayMs"] = "MaxDelayMs",
        ["backoff"] = "Backoff",
        ["jitter"] = "UseJitter",
        ["jitterFactor"] = "JitterFactor",
        ["honourRetryAfter"] = "HonorRetryAfter",
        ["breakMs"] = "BreakDurationMs",
        ["samplingMs"] = "SamplingDurationMs",
        ["failureRatio"] = "FailureRatio",
        ["minimumThroughput"] = "MinimumThroughput",
        ["breakBackoff"] = "BreakBackoff",
        ["maxBreakMs"] = "MaxBreakDurationMs",
        ["enabled"] = "Enabled",
        ["retryOn"] = "RetryOn",
        ["abortOn"] = "AbortOn",
        ["failOn"] = "FailOn",
        ["skipOn"] = "SkipOn",
        ["applyOn"] = "ApplyOn",
        ["fallbackOn"] = "FallbackOn",
        ["stopOn"] = "StopOn",
    };

    /// <summary>The entries of a scenario's overrides. The full names of its interfaces are their endpoints.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Of(Scenario scenario) =>
        from entry in scenario.Overrides ?? []
        from pair in entry.Policy is "timeout" or "totalTimeout" ? TimeoutKeys.Of(entry, scenario.Declared) : Values(entry)
        select new KeyValuePair<string, string?>($"{Place(entry, Names.Space(scenario.Id))}:{pair.Key}", pair.Value);

    private static string Place(Override entry, string space) => entry.Scope switch
    {
        OverrideScope.Global => "Resilience",
        OverrideScope.Type => $"Resilience:{space}.{entry.Type}",
        _ => $"Resilience:{space}.{entry.Type}:{entry.Method}",
    };

    private static IEnumerable<(string Key, string? Value)> Values(Override entry)
    {
        if (entry.Policy == "nonFallback") return [("OnlyFallback", entry.Value.GetBoolean() ? "false" : "true")];
        var key = $"{Sections[entry.Policy]}:{Property(entry.Property)}";
        if (entry.Value.ValueKind != JsonValueKind.Array) return [(key, entry.Value.ToString())];
        var errors = entry.Value.EnumerateArray().Select(static name => ErrorNames.TypeOf(name.GetString()!).FullName).ToArray();
        return errors.Length == 0 ? [(key, "")] : errors.Select((error, index) => ($"{key}:{index}", error));
    }

    private static string Property(string property) =>
        Properties.TryGetValue(property, out var name) ? name : throw new ArgumentException($"Nobody knows the property '{property}'.", nameof(property));
}
