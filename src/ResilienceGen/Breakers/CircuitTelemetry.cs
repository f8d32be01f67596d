using ResilienceGen.Telemetry;

namespace ResilienceGen.Breakers;

/// <summary>Reports of circuits in the words of the telemetry layer.</summary>
internal static class CircuitTelemetry
{
    public static void Rejected(CircuitKey key) => ResilienceMetrics.CircuitRejected(key.Endpoint, key.Name);

    public static void Transitioned(CircuitTransition transition) => ResilienceMetrics.CircuitTransitioned(
        transition.Key.Endpoint,
        transition.Key.Name,
        Describe(transition.From),
        Describe(transition.To),
        notClosed: (transition.From, transition.To) switch
        {
            (CircuitState.Closed, _) => 1,
            (_, CircuitState.Closed) => -1,
            _ => 0,
        });

    private static string Describe(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        _ => "isolated",
    };
}
