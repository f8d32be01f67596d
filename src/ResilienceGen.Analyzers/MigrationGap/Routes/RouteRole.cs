namespace ResilienceGen.Analyzers.MigrationGap.Routes;

/// <summary>What a parameter of a path method wants to be given.</summary>
internal enum RouteRole
{
    /// <summary>An <c>HttpMethod</c>.</summary>
    Method,

    /// <summary>The verb as a string.</summary>
    Verb,

    /// <summary>The address, as the string or <c>Uri</c> that the call site has.</summary>
    Url,

    /// <summary>The content; may be absent at the call site when the parameter allows null or has a default.</summary>
    Content,

    /// <summary>A finished <c>HttpRequestMessage</c>, which the path itself copies for each attempt.</summary>
    Request,

    /// <summary>A delegate that builds a fresh <c>HttpRequestMessage</c> for each attempt.</summary>
    RequestFactory,

    /// <summary>A delegate without a token that performs the call.</summary>
    Call,

    /// <summary>A delegate that takes the attempt's token and performs the call.</summary>
    CancellableCall,

    /// <summary>The caller's cancellation token.</summary>
    CancellationToken,

    /// <summary>The client to send with, where the path takes one.</summary>
    Client,

    /// <summary>What all other calls of the type hand to the path: one of its members, such as a logger, or the name of the caller.</summary>
    Member,
}
