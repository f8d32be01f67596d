namespace ResilienceGen.Conformance.Adapter;

/// <summary>Which diagnostic stands for which neutral rule. Where one stands for several, they cannot be told apart.</summary>
internal static class RuleMap
{
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["retry.maxRetries.range"] = "RSG4001",
        ["retry.delay.range"] = "RSG4001",
        ["retry.maxDelay.range"] = "RSG4001",
        ["retry.maxDelay.belowDelay"] = "RSG4013",
        ["retry.delay.exceedsTotalTimeout"] = "RSG4002",
        ["retry.jitter.range"] = "RSG4001",
        ["timeout.range"] = "RSG4001",
        ["timeout.notCancellable"] = "RSG4005",
        ["circuitBreaker.failureRatio.range"] = "RSG4001",
        ["circuitBreaker.failureRatio.zero"] = "RSG4013",
        ["circuitBreaker.minimumThroughput.range"] = "RSG4001",
        ["circuitBreaker.break.range"] = "RSG4001",
        ["circuitBreaker.sampling.range"] = "RSG4001",
        ["fallback.notFound"] = "RSG4014",
        ["fallback.inaccessible"] = "RSG4014",
        ["fallback.signature"] = "RSG4014",
        ["fallback.ambiguous"] = "RSG4014",
        ["fallback.cycle"] = "RSG4015",
        ["chain.empty"] = "RSG5005",
        ["chain.duplicateEndpoint"] = "RSG5004",
        ["policy.duplicate"] = "CS0579",
    };

    public static string IdOf(string rule) => Ids.TryGetValue(rule, out var id) ? id : throw new ArgumentException($"Nobody knows the rule '{rule}'.", nameof(rule));

    /// <summary>
    /// True for a doubt that a project may answer in its .editorconfig. RSG4002 takes timeouts of which only one can ever fire for a mistake; a behaviour
    /// scenario that declares them wants to see which one does.
    /// </summary>
    public static bool IsAsked(string id) => id == "RSG4002";

    public static bool Knows(string id) => Ids.ContainsValue(id);
}
