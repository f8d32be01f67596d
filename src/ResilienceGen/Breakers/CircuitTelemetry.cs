using ResilienceGen.Telemetry;

namespace ResilienceGen.Breakers;

/// <summary>Reports of circuits in the words of the telemetry layer.</summary>
internal static class CircuitTelemetry
{
    public static void Rejected(CircuitKey key) => ResilienceMetrics.CircuitRejected(key.Endpoint, key.Name);

    public static void Transitioned(CircuitTransition transition) =>
        ResilienceMetrics.CircuitTransitioned(transition.Key.Endpoint, transition.Key.Name, Describe(transition.From), Describe(transition.To));

    public static string Describe(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        _ => "isolated",
    };
}
