namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

internal enum HandlerKind
{
    /// <summary><c>AddStandardResilienceHandler</c>.</summary>
    Standard,

    /// <summary><c>AddStandardHedgingHandler</c>.</summary>
    Hedging,

    /// <summary><c>AddResilienceHandler</c>: what its lambda adds.</summary>
    Pipeline,

    /// <summary>A policy of Polly 7.</summary>
    Policy,

    /// <summary><c>AddHttpMessageHandler</c>: what the handler's own code does.</summary>
    Message,

    /// <summary>The handler of the zero-edit trial, at a registration that the compiler sends to our interceptor.</summary>
    ZeroEdit,
}
