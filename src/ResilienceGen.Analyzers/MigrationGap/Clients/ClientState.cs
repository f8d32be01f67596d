using System.Collections.Immutable;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;

namespace ResilienceGen.Analyzers.MigrationGap.Clients;

/// <summary>What is known about the handlers of the client a call is sent with.</summary>
internal enum ClientProtection
{
    /// <summary>A creation in this compilation puts nothing into the chain that sends again.</summary>
    Unguarded,

    /// <summary>The handler chain sends again.</summary>
    Guarded,

    /// <summary>Handed in from outside: the host decides.</summary>
    Injected,

    /// <summary>A client of a test host.</summary>
    Test,

    /// <summary>The chain cannot be seen whole.</summary>
    Unknown,
}

/// <summary>The verdict on a client, with its proof.</summary>
internal sealed record ClientState(ClientProtection Protection, string Reason, ImmutableArray<Evidence> Evidence)
{
    /// <summary>The handlers that its registration certainly puts around it, outermost first; empty where they cannot be told one by one.</summary>
    public ImmutableArray<RegisteredHandler> Handlers { get; init; } = [];
}
