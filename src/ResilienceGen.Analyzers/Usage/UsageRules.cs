using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>The rules about attributes and the generator. Each message names the place and the remedy.</summary>
internal static class UsageRules
{
    private const string Category = "Resilience";

    public static readonly DiagnosticDescriptor ValueOutOfRange = Rule(
        RuleIds.ValueOutOfRange,
        "Policy value out of range",
        "{0} is {1}, but allowed are {2}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor PoliciesContradict = Rule(
        RuleIds.PoliciesContradict,
        "Policies contradict each other",
        "{0}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor MemberCannotBeProtected = Rule(
        RuleIds.MemberCannotBeProtected,
        "Member cannot be protected",
        "'{0}' passes through unprotected because {1}; change its shape, or mark it [NoResilience] to say that this is intended",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor InterfaceCannotBeWrapped = Rule(
        RuleIds.InterfaceCannotBeWrapped,
        "Interface cannot be wrapped",
        "No wrapper is generated for '{0}': {1}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor TimeoutCannotCancel = Rule(
        RuleIds.TimeoutCannotCancel,
        "Timeout cannot cancel the call",
        "'{0}' has a timeout but takes no CancellationToken, so nothing stops the call when time is up; add a CancellationToken parameter",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor WriteIsRetried = Rule(
        RuleIds.WriteIsRetried,
        "Write is not sent again",
        "'{0}' is a write: once it may have been sent it is not sent again, so {1} has hardly any effect; mark it [Idempotent] if sending it twice does no harm, else [NonIdempotent]",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MemberCannotBeCreated = Rule(
        RuleIds.MemberCannotBeCreated,
        "Member cannot be created by the container",
        "'{0}' has no public constructor, so the container that builds the chain cannot create it, and nothing registers it; give it one, or register it yourself",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor PolicyHasNoEffect = Rule(
        RuleIds.PolicyHasNoEffect,
        "Attribute has no effect",
        "{0} has no effect here: {1}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor SharedPolicySetTwice = Rule(
        RuleIds.SharedPolicySetTwice,
        "Shared policy is set in two ways",
        "'{0}' and '{1}' share the {2} '{3}', and whoever is set up last decides for both, but {4} is {5} here and {6} there; declare one {7} for both, or name another endpoint",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor WorkIsDropped = Rule(
        RuleIds.WorkIsDropped,
        "Method returns before its work is done",
        "'{0}' {1}: the wrapper sees it succeed before its work is done, so no failure is retried, counted or reported; return the task, in the interface as well",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor DefaultBodyBypassesWrapper = Rule(
        RuleIds.DefaultBodyBypassesWrapper,
        "Default body calls past the wrapper",
        "The default body of '{0}' runs on the implementation, so its call of '{1}' goes past the wrapper and no policy of '{1}' applies; make it an extension method of the interface",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor EnvironmentTooOld = Rule(
        RuleIds.EnvironmentTooOld,
        "Project cannot compile a wrapper",
        "No wrapper is generated for '{0}': {1}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor ValueDefeatsPolicy = Rule(
        RuleIds.ValueDefeatsPolicy,
        "Legal value that hardly does what is meant",
        "{0}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor FallbackCannotBeUsed = Rule(
        RuleIds.FallbackCannotBeUsed,
        "Fallback cannot be used",
        "The fallback of '{0}' cannot be used: {1}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor FallbackCycle = Rule(
        RuleIds.FallbackCycle,
        "Fallback leads back to its method",
        "The fallback of '{0}' leads back to the method that failed: {1}; name another method",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor PartitionNamesNoParameter = Rule(
        RuleIds.PartitionNamesNoParameter,
        "Partition names no parameter",
        "'{0}' is no parameter of {1} that could divide a circuit breaker; name one other than the token",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor ParameterIsSentOnce = Rule(
        RuleIds.ParameterIsSentOnce,
        "Parameter can be sent only once",
        "{0} promises that '{1}' is sent again, but '{2}' is a '{3}' and can be sent only once, so it is retried only where it was provably not sent; take something that can be read again, such as a byte[] or a factory, or remove {0}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor KeyCannotBeUsed = Rule(
        RuleIds.KeyCannotBeUsed,
        "Parameter cannot be the idempotency key",
        "'{0}' cannot be the idempotency key: it {1}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor PolicyDoesNotFit = Rule(
        RuleIds.PolicyDoesNotFit,
        "Policy does not fit the method",
        "{0} would be wrong on '{1}' and is left out: {2}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor ResultPredicateCannotBeUsed = Rule(
        RuleIds.ResultPredicateCannotBeUsed,
        "Result predicate cannot be used",
        "[HandleResult] of '{0}' cannot be used: {1}",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor ChainCycle = Rule(
        RuleIds.ChainCycle,
        "Fallback chain leads back to itself",
        "The container creates '{0}' to build the chain and never comes to an end: {1}; take the interface out of the constructor, or the member out of the chain",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor MemberDoesNotFit = Rule(
        RuleIds.MemberDoesNotFit,
        "Type cannot be a member of the chain",
        "'{0}' {1}; a member of the chain is a class that implements '{2}'",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor MemberUnreachable = Rule(
        RuleIds.MemberUnreachable,
        "Next member of the chain is never asked",
        "'{0}' turns every failure into a result, so '{1}', the next member of the chain of '{2}', is never asked; let the exception pass",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MemberRepeated = Rule(
        RuleIds.MemberRepeated,
        "Member stands in the chain twice",
        "'{0}' stands in the chain already and is attempted only once; remove it, or name another implementation",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor ChainEmpty = Rule(
        RuleIds.ChainEmpty,
        "Fallback chain is empty",
        "The fallback chain of '{0}' names no implementation; name at least two, or remove [FallbackChain]",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor DegradationHidden = Rule(
        RuleIds.DegradationHidden,
        "Fallback answer looks like a real one",
        "'{0}' answers for members that failed, and its empty answer looks like a real one; return something that says so, or let the call fail",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor ChainOfOne = Rule(
        RuleIds.ChainOfOne,
        "Fallback chain has nothing to fall back to",
        "The fallback chain of '{0}' has one member, so there is nothing to fall back to; name a second one, or remove [FallbackChain]",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor RouteLeadsNowhere = Rule(
        RuleIds.RouteLeadsNowhere,
        "Route leads to no member of the chain",
        "'{0}' is no member of the fallback chain of '{1}', so nothing can be routed to it; name a member",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor TiersDoNotAddUp = Rule(
        RuleIds.TiersDoNotAddUp,
        "Tiers do not add up to the members",
        "The tiers {0} are not the {1} members of the fallback chain of '{2}'; give each tier its size, so that all together are the members",
        DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: RuleHelp.Link(id));
}
