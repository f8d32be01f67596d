namespace ResilienceGen.Conformance.Adapter;

/// <summary>What scenarios may require, and which of it is not there yet. Only this leads to a skip.</summary>
internal static class Capabilities
{
    private static readonly string[] Known =
    [
        "config.values", "config.switches", "config.typeLists",
        "breaker.manual", "breaker.breakBackoff",
        "retry.retryAfter", "retry.jitterFactor",
        "fallback.exceptionParameter", "fallback.handlerType",
        "chain.endpointPolicies", "chain.errorFilter", "chain.errorRoutes",
        "member.valueTask", "member.synchronous",
    ];

    private static readonly string[] Missing = [];

    /// <summary>Why a scenario that requires these cannot be run; null if it can.</summary>
    public static string? Lacking(IEnumerable<string>? required)
    {
        var lacking = (required ?? []).Where(name => Missing.Contains(name) || !Known.Contains(name)).ToArray();
        return lacking.Length == 0 ? null : $"capability {string.Join(", ", lacking)}";
    }
}
