namespace ResilienceGen.Analyzers.Support;

/// <summary>What something does for the calls that pass through it.</summary>
[Flags]
internal enum ResilienceTraits
{
    None = 0,

    /// <summary>Sends again after a failure; hedging counts as well.</summary>
    Retry = 1,

    /// <summary>Stops sending to what keeps failing.</summary>
    Breaker = 2,

    /// <summary>Bounds the time a call may take.</summary>
    Timeout = 4,
}
