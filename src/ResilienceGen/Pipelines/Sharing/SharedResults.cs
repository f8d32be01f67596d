namespace ResilienceGen.Pipelines.Sharing;

/// <summary>What the wrappers of one inner object share per operation: its calls under way and its kept results.</summary>
internal sealed class SharedResults
{
    public SingleFlight Flights { get; } = new();

    public ResultCache Cache { get; } = new();
}
