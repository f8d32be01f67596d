namespace ResilienceGen.Breakers;

/// <summary>The right to make one attempt; its result counts only while the circuit is still in the generation that admitted it.</summary>
/// <param name="Generation">The generation, or <see cref="Uncounted"/>.</param>
/// <param name="Probe">Which probe of a half-open circuit this is; 0 for a call of a closed one.</param>
internal readonly record struct CircuitAdmission(long Generation, long Probe = 0)
{
    /// <summary>The generation of attempts whose results mean nothing, because the circuit is switched off or only watches.</summary>
    public const long Uncounted = -1;
}
