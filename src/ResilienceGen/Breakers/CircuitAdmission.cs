namespace ResilienceGen.Breakers;

/// <summary>The right to make one attempt; its result counts only while the circuit is still in the generation that admitted it.</summary>
internal readonly record struct CircuitAdmission(long Generation);
