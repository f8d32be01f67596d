namespace ResilienceGen.Breakers;

/// <summary>What the end of an admitted attempt says about the endpoint.</summary>
internal enum CircuitSignal
{
    /// <summary>The endpoint answered, be it with a refusal of this particular request.</summary>
    Success,

    /// <summary>The endpoint is in trouble.</summary>
    Failure,

    /// <summary>Nothing: the caller gave up, or something of ours refused the call.</summary>
    Neutral,
}
