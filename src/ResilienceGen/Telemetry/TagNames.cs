namespace ResilienceGen.Telemetry;

/// <summary>Tags of metrics and spans; all have few values.</summary>
internal static class TagNames
{
    public const string Endpoint = "resilience.endpoint";
    public const string Operation = "resilience.operation";
    public const string Member = "resilience.member";
    public const string Outcome = "resilience.outcome";
    public const string Circuit = "resilience.circuit";
    public const string CircuitState = "resilience.circuit.state";
    public const string PreviousCircuitState = "resilience.circuit.previous_state";
    public const string TimeoutKind = "resilience.timeout.kind";
    public const string Site = "resilience.zero_edit.site";
    public const string Reason = "resilience.reason";
    public const string ErrorType = "error.type";
}
