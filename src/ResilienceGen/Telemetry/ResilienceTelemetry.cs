using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ResilienceGen.Telemetry;

/// <summary>The names under which the runtime reports: one <see cref="Meter"/> and one <see cref="ActivitySource"/>.</summary>
public static class ResilienceTelemetry
{
    /// <summary>Name of the meter and of the activity source, for <c>AddMeter</c> and <c>AddSource</c>.</summary>
    public const string Name = "ResilienceGen";

    internal static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource ActivitySource = new(Name);
}
