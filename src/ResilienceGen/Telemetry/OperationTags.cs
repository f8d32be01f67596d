namespace ResilienceGen.Telemetry;

/// <summary>Which operation, and in a chain which member, a report is about.</summary>
internal readonly record struct OperationTags(string Endpoint, string Operation, string? Member = null);
