using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>A path the call could have taken, and how it would.</summary>
internal sealed record Bypass(ResiliencePath Path, RouteAttempt Attempt, string? Verb, INamedTypeSymbol Type)
{
    /// <summary>The routes that a person may choose where only the verb speaks against one, or the choice itself.</summary>
    public ImmutableArray<Route> Proposals { get; init; } = [];

    /// <summary>Whether other members of the type already go through it.</summary>
    public bool IsUsed => !Path.Users.IsEmpty;

    public string Description => Path.Describe(Type);
}
