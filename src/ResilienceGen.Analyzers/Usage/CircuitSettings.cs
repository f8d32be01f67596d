using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>What a <c>[CircuitBreaker]</c> comes to: a value that is written and equals the default is the default.</summary>
internal sealed record CircuitSettings(EquatableArray<string> Values)
{
    /// <summary>The settings of a circuit with their defaults as C#. A test holds them against the attribute.</summary>
    public static IReadOnlyList<(string Name, string Default)> All { get; } =
    [
        ("FailureRatio", "0.5"), ("MinimumThroughput", "10"), ("SamplingDurationMs", "30000"), ("BreakDurationMs", "5000"), ("ConsecutiveFailures", "0"),
        ("WindowCalls", "0"), ("SlowCallDurationMs", "0"), ("SlowCallRatio", "1"), ("Probes", "1"), ("ProbeSuccesses", "1"),
        ("BreakBackoff", "Backoff.Constant"), ("MaxBreakDurationMs", "300000"), ("FailOn", "{}"), ("SkipOn", "{}"), ("Mode", "CircuitMode.Enforced"),
        ("MaxPartitions", "1000"),
    ];

    public static CircuitSettings Of(AttributeData? attribute) => new(new EquatableArray<string>(
        All.Select(setting => attribute?.Written(setting.Name) is { } written ? Text(written) : setting.Default)));

    /// <summary>The first setting in which the two differ, with both values; null where they agree.</summary>
    public (string Setting, string Here, string There)? DifferenceTo(CircuitSettings other)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (Values[index] != other.Values[index]) return (All[index].Name, Values[index], other.Values[index]);
        }

        return null;
    }

    private static string Text(TypedConstant value) => value.ToCSharpString().Replace($"{KnownTypes.AttributeNamespace}.", "");
}
