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

    public static IEnumerable<KeyValuePair<string, string?>> Of(Scenario scenario) =>
        from entry in Values(scenario).Concat(TimeoutKeys.Of(scenario))
        select new KeyValuePair<string, string?>($"{entry.Place}:{entry.Key}", entry.Value);

    private static IEnumerable<(string Place, string Key, string? Value)> Values(Scenario scenario) =>
        from entry in scenario.Overrides ?? []
        where !TimeoutKeys.Concern(entry)
        from pair in Values(entry)
        select (Places.Of(entry, scenario.Id), pair.Key, pair.Value);

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
