namespace ResilienceGen.Conformance.Schema;

/// <summary>The file is not what the schema says.</summary>
internal sealed class ScenarioFileException(string message, Exception? cause = null) : Exception(message, cause);
