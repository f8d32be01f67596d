using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>What a <c>[CircuitBreaker]</c> comes to: a value that is written and equals the default is the default.</summary>
internal sealed record CircuitSettings(double FailureRatio, int MinimumThroughput, int SamplingDurationMs, int BreakDurationMs, int ConsecutiveFailures)
{
    public static CircuitSettings Of(AttributeData? attribute) => new(
        Value(attribute, nameof(FailureRatio), PolicyDefaults.FailureRatio),
        Value(attribute, nameof(MinimumThroughput), PolicyDefaults.MinimumThroughput),
        Value(attribute, nameof(SamplingDurationMs), PolicyDefaults.SamplingDurationMs),
        Value(attribute, nameof(BreakDurationMs), PolicyDefaults.BreakDurationMs),
        Value(attribute, nameof(ConsecutiveFailures), PolicyDefaults.ConsecutiveFailures));

    /// <summary>The first setting in which the two differ, with both values; null where they agree.</summary>
    public (string Setting, string Here, string There)? DifferenceTo(CircuitSettings other) =>
        Settings.Zip(other.Settings, (here, there) => (here.Name, Here: here.Value, There: there.Value))
            .Where(pair => !Equals(pair.Here, pair.There))
            .Select(pair => ((string, string, string)?)(pair.Name, Text(pair.Here), Text(pair.There)))
            .FirstOrDefault();

    private (string Name, object Value)[] Settings =>
    [
        (nameof(FailureRatio), FailureRatio),
        (nameof(MinimumThroughput), MinimumThroughput),
        (nameof(SamplingDurationMs), SamplingDurationMs),
        (nameof(BreakDurationMs), BreakDurationMs),
        (nameof(ConsecutiveFailures), ConsecutiveFailures),
    ];

    private static T Value<T>(AttributeData? attribute, string property, T defaultValue) =>
        attribute is null ? defaultValue : attribute.ValueOf(property, defaultValue);

    private static string Text(object value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
