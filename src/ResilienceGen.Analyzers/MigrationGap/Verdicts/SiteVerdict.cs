using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Paths;
using ResilienceGen.Analyzers.MigrationGap.Routes;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Verdicts;

/// <summary>The verdict on one call site, with its proof.</summary>
/// <param name="Sink">The call site itself.</param>
/// <param name="Type">The type that contains the call.</param>
/// <param name="Member">The member that contains the call.</param>
/// <param name="Kind">The verdict.</param>
/// <param name="Reason">A reason code in camelCase: why it is unknown or exempt, what guards it, or why the fix is withheld.</param>
/// <param name="RuleId">The rule that reports it; null where nothing is reported.</param>
/// <param name="Route">How the fix reaches the path; set exactly for RSG1001.</param>
/// <param name="Evidence">The chain of evidence.</param>
internal sealed record SiteVerdict(
    Sink Sink,
    INamedTypeSymbol Type,
    ISymbol Member,
    VerdictKind Kind,
    string Reason,
    string? RuleId,
    Route? Route,
    ImmutableArray<Evidence> Evidence)
{
    /// <summary>The name token of the called member: where the squiggle stands.</summary>
    public Location Location => Sink.NameLocation;

    /// <summary>The called sink.</summary>
    public IMethodSymbol Callee => Sink.Method;

    /// <summary>The routes that only a person may choose: onto the path for a write, onto one of several paths, or onto a path that would have to be added first.</summary>
    public ImmutableArray<Route> Proposals { get; init; } = [];

    /// <summary>The path in reach that the call bypasses; set for RSG1001 and RSG1002.</summary>
    public ResiliencePath? Path { get; init; }

    /// <summary>What sends the call again; set for a guarded call, unless an extension method that it calls guards itself.</summary>
    public GuardState? Guard { get; init; }

    /// <summary>The verb that is sent; null where it cannot be told or was not asked.</summary>
    public string? Verb { get; init; }

    /// <summary>The called sink as a reader knows it, such as <c>HttpClient.GetAsync</c>.</summary>
    public string CalleeName => $"{Callee.ContainingType.Name}.{Callee.Name}";
}
