namespace ResilienceGen.Pipelines.Attempts;

/// <summary>How an attempt, and with it possibly the call, ended.</summary>
internal enum AttemptEnd
{
    Success,

    /// <summary>The endpoint is in trouble: an exception, or a response with a transient status.</summary>
    Failure,

    /// <summary>The endpoint answered that it will not serve this very request; asking again is pointless and says nothing about its health.</summary>
    Refusal,

    AttemptTimeout,

    TotalTimeout,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>Not sent: a circuit or a limiter refused.</summary>
    Rejected,
}
