using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Verdicts;

/// <summary>The rules that report a gap.</summary>
internal static class GapRules
{
    private const string Category = "Resilience";

    public static readonly DiagnosticDescriptor CallBypassesPath = new(
        RuleIds.CallBypassesPath,
        "Call bypasses the resilience path",
        "{0} bypasses {1}, {2}; call it through that path",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Other methods of the type send through a path that retries; this call is sent once.",
        helpLinkUri: RuleHelp.Link(RuleIds.CallBypassesPath));

    public static readonly DiagnosticDescriptor CallBypassesPathManual = new(
        RuleIds.CallBypassesPathManual,
        "Call bypasses the resilience path and needs a decision",
        "{0} bypasses {1}, {2}; it is not rewritten automatically because {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A path that retries is in reach, but routing the call through it may change what the code does.",
        helpLinkUri: RuleHelp.Link(RuleIds.CallBypassesPathManual));

    public static readonly DiagnosticDescriptor NoPathInClient = new(
        RuleIds.NoPathInClient,
        "No resilience path in this client",
        "{0} is sent once, and {1} has no path that would send it again",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Nothing retries the call: not the code around it, not the client's handlers, and no path is in reach of the type.",
        helpLinkUri: RuleHelp.Link(RuleIds.NoPathInClient));
}
