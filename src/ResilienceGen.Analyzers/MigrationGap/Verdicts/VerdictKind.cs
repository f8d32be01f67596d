namespace ResilienceGen.Analyzers.MigrationGap.Verdicts;

/// <summary>What is known about one HTTP call site. Exactly one applies; only <see cref="Gap"/> warns.</summary>
internal enum VerdictKind
{
    /// <summary>The call itself runs on a resilient path.</summary>
    GuardedCall,

    /// <summary>The client it is sent with carries the resilience.</summary>
    GuardedClient,

    /// <summary>Proved: nothing retries this call.</summary>
    Gap,

    /// <summary>Cannot be decided from here; the reason code says why.</summary>
    Unknown,

    /// <summary>Not a call that a path should cover: infrastructure, tests, the path itself.</summary>
    Exempt,
}
