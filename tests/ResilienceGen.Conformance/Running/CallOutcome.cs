namespace ResilienceGen.Conformance.Running;

/// <summary>How a call ended: with a value or with an error.</summary>
internal sealed record CallOutcome(string? Result, Exception? Error, TimeSpan Elapsed, TaskStatus Status);
