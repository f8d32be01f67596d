namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>What decided whether a method may be sent again.</summary>
internal enum IdempotencyReason
{
    /// <summary><c>[Idempotent]</c> or <c>[NonIdempotent]</c>.</summary>
    Attribute,

    /// <summary>A parameter can be sent only once.</summary>
    SentOnce,

    /// <summary>A parameter is an idempotency key.</summary>
    KeyParameter,

    /// <summary>The attribute of a REST library names the HTTP verb.</summary>
    HttpVerb,

    /// <summary>The first word of the name reads.</summary>
    Name,

    /// <summary>Nothing says that it only reads.</summary>
    Write,
}
