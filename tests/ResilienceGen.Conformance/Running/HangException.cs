namespace ResilienceGen.Conformance.Running;

/// <summary>Virtual time cannot bring the scenario any further.</summary>
internal sealed class HangException(string message) : Exception(message);
