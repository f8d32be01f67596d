namespace ResilienceGen;

/// <summary>What a failure means, as far as it can be told.</summary>
public enum FailureKind
{
    /// <summary>Nothing more is known.</summary>
    Other,

    /// <summary>The endpoint limits the rate: HTTP status 429.</summary>
    RateLimited,

    /// <summary>The endpoint does not know or does not permit the caller: HTTP status 401 or 403.</summary>
    Authentication,

    /// <summary>The request is larger than the endpoint takes: HTTP status 413, or an exception that says so.</summary>
    ContextTooLong,

    /// <summary>A timeout of ours, of the client or of a gateway: HTTP status 408 or 504.</summary>
    Timeout,
}
