using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4013: values that are in range and keep their policy from doing anything. A value that is out of range is looked at when it is mended.</summary>
internal static class ValueDefeat
{
    private const int DisabledMode = 2;

    public static IEnumerable<(string Property, string Message)> In(AttributeData policy, ICollection<string> outOfRange)
    {
        if (policy.AttributeClass.IsNamed(KnownTypes.RetryAttribute)) return OfDelay(policy, outOfRange);
        return policy.AttributeClass.IsNamed(KnownTypes.CircuitBreakerAttribute) && policy.ValueOf("Mode", 0) != DisabledMode ? [.. OfRatio(policy), .. OfWindow(policy, outOfRange)] : [];
    }

    private static IEnumerable<(string Property, string Message)> OfDelay(AttributeData retry, ICollection<string> outOfRange)
    {
        if (outOfRange.Contains("DelayMs") || outOfRange.Contains("MaxDelayMs")) yield break;
        var delay = retry.ValueOf("DelayMs", PolicyDefaults.DelayMs);
        var longest = retry.ValueOf("MaxDelayMs", PolicyDefaults.MaxDelayMs);
        if (longest >= delay) yield break;
        yield return (
            retry.Written("MaxDelayMs") is null ? "DelayMs" : "MaxDelayMs",
            $"MaxDelayMs ({longest}) is shorter than DelayMs ({delay}) and cuts every delay; raise MaxDelayMs or lower DelayMs");
    }

    private static IEnumerable<(string Property, string Message)> OfRatio(AttributeData circuit)
    {
        if (circuit.Written("FailureRatio")?.Value is 0.0)
            yield return ("FailureRatio", "FailureRatio is 0: one failure opens the circuit as soon as MinimumThroughput is reached; choose a ratio above 0");
    }

    // Who counts failures in a row as well has a circuit that opens, and may want the ratio to be out of reach.
    private static IEnumerable<(string Property, string Message)> OfWindow(AttributeData circuit, ICollection<string> outOfRange)
    {
        if (outOfRange.Contains("WindowCalls") || outOfRange.Contains("MinimumThroughput") || circuit.ValueOf("ConsecutiveFailures", 0) > 0) yield break;
        var window = circuit.ValueOf("WindowCalls", 0);
        var needed = circuit.ValueOf("MinimumThroughput", PolicyDefaults.MinimumThroughput);
        if (window == 0 || window >= needed) yield break;
        var needing = circuit.Written("MinimumThroughput") is null ? $"{needed}, the default" : $"{needed}";
        yield return (
            "WindowCalls",
            $"WindowCalls ({window}) is less than MinimumThroughput ({needing}), so the window never holds enough results and the circuit never opens; raise WindowCalls or lower MinimumThroughput");
    }
}
