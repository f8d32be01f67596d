namespace ResilienceGen.Analyzers.Calls.Strategies;

/// <summary>The ways in which an attempt can end that a strategy may answer.</summary>
[Flags]
internal enum Failures
{
    None = 0,

    /// <summary>The connection failed: the request may have arrived all the same.</summary>
    Transport = 1,

    /// <summary>Somebody stopped waiting: the caller, or the client's own timeout.</summary>
    Cancellation = 2,

    /// <summary>A timeout strategy further in stopped the attempt.</summary>
    AttemptTimeout = 4,

    OtherException = 8,

    /// <summary>A status such as 500, 502 or 504.</summary>
    ServerError = 16,

    /// <summary>The server asks for a pause: 429 or 503.</summary>
    Throttling = 32,

    /// <summary>Any other result, a good one included.</summary>
    OtherResult = 64,

    Exceptions = Transport | Cancellation | AttemptTimeout | OtherException,
    Results = ServerError | Throttling | OtherResult,
    All = Exceptions | Results,

    /// <summary>Ends that leave open whether the server has done what it was asked.</summary>
    MayHaveArrived = Transport | Cancellation | AttemptTimeout | ServerError,
}
