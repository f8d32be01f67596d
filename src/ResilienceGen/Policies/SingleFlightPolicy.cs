namespace ResilienceGen.Policies;

/// <summary>Whether equal calls share one answer, see <see cref="SingleFlightAttribute"/>.</summary>
public sealed record SingleFlightPolicy
{
    /// <summary>False switches sharing off, until configuration switches it on again. Default true.</summary>
    public bool Enabled { get; init; } = true;
}
