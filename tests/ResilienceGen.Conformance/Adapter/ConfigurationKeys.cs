using System.Text.Json;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Adapter;

/// <summary>Overrides as entries of the configuration section.</summary>
internal static class ConfigurationKeys
{
    private const string Section = "Resilience";

    private static readonly Dictionary<string, string> Sections = new()
    {
        ["retry"] = "Retry",
        ["circuitBreaker"] = "CircuitBreaker",
        ["timeout"] = "Timeout",
        ["totalTimeout"] = "Timeout",
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

    /// <param name="entry">The override.</param>
    /// <param name="space">The namespace of the scenario's interfaces; their full names are their endpoints.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Of(Override entry, string space)
    {
        var place = entry.Scope switch
        {
            OverrideScope.Global => Section,
            OverrideScope.Type => $"{Section}:{space}.{entry.Type}",
            _ => $"{Section}:{space}.{entry.Type}:{entry.Method}",
        };
        if (entry.Policy == "nonFallback")
            return [new($"{place}:OnlyFallback", entry.Value.GetBoolean() ? "false" : "true")];

        var key = $"{place}:{Sections[entry.Policy]}:{Property(entry)}";
        return entry.Value.ValueKind == JsonValueKind.Array
            ? entry.Value.EnumerateArray().Select((name, index) => new KeyValuePair<string, string?>($"{key}:{index}", ErrorNames.TypeOf(name.GetString()!).FullName))
            : [new(key, entry.Value.ToString())];
    }

    private static string Property(Override entry) => (entry.Policy, entry.Property) switch
    {
        ("timeout", "ms") => "AttemptMs",
        ("totalTimeout", "ms") => "TotalMs",
        var (_, property) => Properties.TryGetValue(property, out var name) ? name : throw new ArgumentException($"Nobody knows the property '{property}'.", nameof(entry)),
    };
}
