namespace ResilienceGen.Cli;

/// <summary>Something the user can put right: the message names the place, the remedy says what to do.</summary>
internal sealed class ToolException(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
